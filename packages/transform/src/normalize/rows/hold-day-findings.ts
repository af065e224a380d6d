import { type Finding, isValid } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { FindingLog } from '../../report/finding-log.js';
import type { NormalizedTable } from '../normalized-table.js';

const CODE = 'time_without_hour';
/** Findings of a column that are kept to be told one by one. */
const MOST_HELD = 1000;

interface HeldColumn {
  readonly findings: Finding[];
  count: number;
}

/** A log that keeps days without a time of day back, until it is known whether a column holds anything else. */
export interface DayFindings extends Pick<FindingLog, 'add'> {
  /** Says once of each column that holds days only that it does, and of other columns each cell. */
  release(tables: readonly NormalizedTable[]): void;
}

/** Counts the moments that were read from a heading. */
function momentCount(tables: readonly NormalizedTable[], heading: string): number {
  let count = 0;
  for (const { columns, rowCount, origin } of tables)
    for (const [name, column] of Object.entries(columns)) {
      if (column.kind !== 'time') continue;
      const isFrom = origin.places.map(({ headings }) => Object.hasOwn(headings, name) && headings[name] === heading);
      if (!isFrom.includes(true)) continue;
      for (let row = 0; row < rowCount; row++)
        if (isFrom[origin.placeIndices[row]!] === true && isValid(column, row)) count += 1;
    }
  return count;
}

/** Begins to keep back what `log` would be told of days without a time of day. */
export function holdDayFindings(log: Pick<FindingLog, 'add'>): DayFindings {
  const held = new Map<string, HeldColumn>();
  return {
    add: (finding) => {
      const heading = finding.where.column;
      if (finding.code !== CODE || finding.level === 'error' || heading === undefined) {
        log.add(finding);
        return;
      }
      const known = held.get(heading) ?? { findings: [], count: 0 };
      held.set(heading, known);
      known.count += 1;
      if (known.findings.length < MOST_HELD) known.findings.push(finding);
    },
    release: (tables) => {
      for (const [heading, { findings, count }] of held) {
        const [first] = findings;
        const last = findings.at(-1);
        if (!first || !last) continue;
        if (count > 1 && count === momentCount(tables, heading)) {
          const { row: _, ...where } = first.where;
          const reason = `all ${count} of its filled cells are days without a time of day${first.reason.slice(first.reason.indexOf(';'))}`;
          log.add(findingOf(CODE, 'notice', first.value, reason, first.remedy, where));
          continue;
        }
        for (let at = 0; at < count; at++) log.add(findings[at] ?? last);
      }
      held.clear();
    },
  };
}
