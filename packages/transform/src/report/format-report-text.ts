import type { Finding, FindingLevel } from '@practice-atlas/dataset';
import { findingIn } from '../words/finding-in.js';
import { reasonIn } from '../words/reason-in.js';
import type { FindingGroup } from './finding-log.js';
import { groupedDigits as digits } from './grouped-digits.js';
import { type HeadingMeaning, headingMeanings } from './heading-meanings.js';
import { plainText } from './plain-text.js';
import { recordNumber } from './record-number.js';
import { reportTotals } from './report-totals.js';
import { type ReportLocale, type ReportWords, reportWords } from './report-words.js';
import { cutText, padText, textWidth } from './text-width.js';
import type { FileTally, TransformReport } from './transformation.js';

/** How to write a report for a terminal. */
export interface ReportTextOptions {
  /** With the color and weight codes of terminals; default false. */
  readonly color?: boolean;
  /** Default `en`. */
  readonly locale?: ReportLocale;
  /** How many findings of each group to print; default 3. */
  readonly rowLimit?: number;
  /** Cells of a line, for lists of headings; default 100. */
  readonly width?: number;
}

type Style = 'strong' | 'soft' | FindingLevel;

const STYLES: Readonly<Record<Style, number>> = { strong: 1, soft: 2, error: 31, warning: 33, notice: 36 };
const FILE_CELLS = 60;
const VALUE_CELLS = 40;

interface Pen {
  readonly locale: ReportLocale;
  readonly words: ReportWords;
  readonly rowLimit: number;
  readonly width: number;
  paint(style: Style, text: string): string;
}

function placeOf(file: string, sheet: string | null, column: string | null): string {
  const name = cutText(plainText(file), FILE_CELLS);
  const inside = [sheet, column].flatMap((part) => (part === null ? [] : cutText(plainText(part), VALUE_CELLS)));
  return [name, inside.join('!')].filter((part) => part !== '').join(' ');
}

/** Breaks a list into lines, each behind its label. */
function listLines(label: string, items: readonly string[], pen: Pen): string[] {
  const { comma } = pen.words;
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const longer = line === '' ? item : `${line}${comma}${item}`;
    if (line !== '' && textWidth(longer) + 14 > pen.width) {
      lines.push(`${line}${comma.trimEnd()}`);
      line = item;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines.map((text, at) => `  ${pen.paint('soft', padText(at === 0 ? label : '', 10))}  ${text}`);
}

function meaningText({ heading, meaning, kind, reason }: HeadingMeaning, { words, locale }: Pen): string {
  const name = cutText(plainText(heading), VALUE_CELLS);
  if (kind === 'left') return words.aside(name, plainText(reasonIn(reason ?? '', locale)));
  return `${name} -> ${cutText(plainText(meaning ?? words.meaning.inRow), VALUE_CELLS)}`;
}

function tallyLines({ file, sheet, table, rowsIn, rowsKept, rowsSetAside, plan }: FileTally, pen: Pen): string[] {
  const { words, paint } = pen;
  const meanings = plan ? headingMeanings(plan) : [];
  const part = (label: string, list: readonly HeadingMeaning[]) =>
    listLines(
      label,
      list.map((meaning) => meaningText(meaning, pen)),
      pen,
    );
  const tableName = table === null ? paint('error', words.unknownTable) : words.table(table);
  return [
    `${paint('strong', placeOf(file, sheet, null))}  ${tableName}`,
    `  ${words.equation(digits(rowsIn), digits(rowsKept), digits(rowsSetAside))}`,
    ...part(
      words.meaning.read,
      meanings.filter(({ guessed, kind }) => !guessed && kind !== 'left'),
    ),
    ...part(
      words.meaning.guessed,
      meanings.filter(({ guessed }) => guessed),
    ),
    ...part(
      words.meaning.left,
      meanings.filter(({ kind }) => kind === 'left'),
    ),
  ];
}

function rowText(where: Finding['where'], named: string | null, words: ReportWords): string {
  const { row, rowEnd, column } = where;
  const record = recordNumber(where);
  const rows = row === undefined ? '' : words.row(row, rowEnd ?? null);
  const inside = column === undefined || named !== null ? '' : cutText(plainText(column), VALUE_CELLS);
  const said = record === null ? rows : words.aside(rows, words.record(record));
  return [said, inside].filter((text) => text !== '').join(' ');
}

function findingLines(findings: readonly Finding[], named: string | null, { words, paint }: Pen): string[] {
  const cells = findings.map(({ where, value, reason, remedy }) => ({
    row: rowText(where, named, words),
    value: value === null ? '' : `"${cutText(plainText(value), VALUE_CELLS)}"`,
    reason: plainText(reason),
    remedy: plainText(remedy),
  }));
  const rowCells = Math.max(0, ...cells.map(({ row }) => textWidth(row)));
  const valueCells = Math.max(0, ...cells.map(({ value }) => textWidth(value)));
  return cells.flatMap(({ row, value, reason, remedy }, at) => {
    const columns = [padText(row, rowCells), padText(value, valueCells), reason].filter((text) => text !== '');
    const isLast = cells[at + 1]?.remedy !== remedy;
    return [
      `    ${columns.join('  ')}`.trimEnd(),
      ...(isLast && remedy !== '' ? [paint('soft', `    ${words.labeled(words.remedy, remedy)}`)] : []),
    ];
  });
}

function groupLines(group: FindingGroup, pen: Pen): string[] {
  const { words, paint, rowLimit, locale } = pen;
  const { level, code, file, sheet, column, count, findings } = group;
  const shown = findings.slice(0, rowLimit).map((finding) => findingIn(finding, locale));
  const place = placeOf(file, sheet, column);
  const head = [paint(level, padText(words.levels[level], 7)), paint('strong', plainText(code)), place];
  return [
    `${head.filter((text) => text !== '').join('  ')}  ${words.times(digits(count))}`,
    ...findingLines(shown, column, pen),
    ...(count > shown.length ? [paint('soft', `    ${words.more(digits(count - shown.length))}`)] : []),
  ];
}

/**
 * Writes a report for a terminal: each file with its rows and what its headings were taken for, then the findings, the worst first,
 * then the rows of all files and the worst level. Characters that steer a terminal are written as `\u001b`; Chinese characters are two
 * cells wide. Ends with a line end.
 *
 * @example
 * process.stdout.write(formatReportText(report, { color: process.stdout.isTTY }));
 */
export function formatReportText(
  report: TransformReport,
  { color = false, locale = 'en', rowLimit = 3, width = 100 }: ReportTextOptions = {},
): string {
  const words = reportWords[locale];
  const paint = (style: Style, text: string) => (color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
  const pen: Pen = { locale, words, rowLimit, width, paint };
  const { rowsIn, rowsKept, rowsSetAside } = reportTotals(report);
  const blocks = [
    ...report.files.map((tally) => tallyLines(tally, pen)),
    ...report.groups.map((group) => groupLines(group, pen)),
    [
      ...(report.tables.length > 0
        ? listLines(
            words.tables,
            report.tables.map(({ name, rowCount }) => `${words.table(name)} ${digits(rowCount)}`),
            pen,
          ).map((line) => line.trimStart())
        : []),
      paint('strong', words.equation(digits(rowsIn), digits(rowsKept), digits(rowsSetAside))),
      paint(report.worst ?? 'strong', words.worst(report.worst)),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
