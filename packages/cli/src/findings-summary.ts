import type { FindingLevel } from '@practice-atlas/dataset';
import { cutText, padText, plainText, reportTotals, type TransformReport } from '@practice-atlas/transform';

const LEVELS: readonly FindingLevel[] = ['error', 'warning', 'notice'];
const MOST_KINDS = 10;

/** Counts the findings of each level. */
export function findingCounts({ groups }: TransformReport): Readonly<Record<FindingLevel, number>> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { level, count } of groups) counts[level] += count;
  return counts;
}

/** Writes the findings of a report in a few lines: rows, counts by level, and the first kinds of errors and warnings. */
export function findingsSummary(report: TransformReport): string {
  const { rowsIn, rowsKept, rowsSetAside } = reportTotals(report);
  const counts = findingCounts(report);
  const serious = report.groups.filter(({ level }) => level !== 'notice');
  const kinds = serious.slice(0, MOST_KINDS).map(({ level, code, file, sheet, column, count, findings }) => {
    const place = [file, sheet, column].filter((part) => part !== null && part !== '').join(' ');
    const row = findings[0]?.where.row;
    return `  ${padText(level, 7)}  ${code}  ${cutText(plainText(place), 60)}${row === undefined ? '' : ` row ${row}`}${count > 1 ? `  ${count} times` : ''}`;
  });
  return [
    `rows in ${rowsIn} = rows kept ${rowsKept} + rows set aside ${rowsSetAside}`,
    LEVELS.map((level) => `${level}s ${counts[level]}`).join(', '),
    ...kinds,
    ...(serious.length > MOST_KINDS ? [`  ${serious.length - MOST_KINDS} more kinds`] : []),
    '',
  ].join('\n');
}
