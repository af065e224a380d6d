import {
  columnValue,
  type Finding,
  type PracticeDataset,
  parseDay,
  type Table,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';

/** First and last days, by table; the last may not lie before the first. */
const SPANS = [
  ['regions', 'valid_from', 'valid_to'],
  ['sites', 'opened_on', 'closed_on'],
  ['sites', 'opened_on', 'demo_since'],
  ['teams', 'founded_on', 'disbanded_on'],
  ['volunteers', 'registered_on', 'left_on'],
  ['projects', 'started_on', 'ended_on'],
  ['pairings', 'since', 'until'],
  ['designations', 'from', 'until'],
  ['figures', 'period_start', 'as_of'],
] as const;
/** Columns that speak of what is to come. */
const AHEAD: ReadonlySet<string> = new Set(['due_at', 'until', 'valid_to', 'ended_on']);
const DAY_MS = 86_400_000;
const OFFSET_MS = 28_800_000;

function checkSpans(dataset: PracticeDataset): Finding[] {
  return SPANS.flatMap(([name, from, until]) => {
    const { rowCount, columns } = dataset.tables[name];
    const [first, last] = [columns[from], columns[until]];
    if (!first || !last) return [];
    return Array.from({ length: rowCount }, (_, row) => row).flatMap((row) => {
      const [start, end] = [columnValue(first, row), columnValue(last, row)];
      if (typeof start !== 'string' || typeof end !== 'string' || end >= start) return [];
      const where = { table: name, row: row + 2, column: until };
      return [
        findingOf(
          'closed_before_opened',
          'error',
          end,
          `${until} lies before ${from}, ${start}`,
          'correct one of the two',
          where,
        ),
      ];
    });
  });
}

function checkFuture(dataset: PracticeDataset, today: string): Finding[] {
  const endOfToday = ((parseDay(today) ?? 0) + 1) * DAY_MS - OFFSET_MS;
  return tableNames.flatMap((name) => {
    const table: Table = tables[name];
    const data = dataset.tables[name];
    return Object.entries(table.fields).flatMap(([column, field]) => {
      const cells = data.columns[column];
      if (!cells || AHEAD.has(column) || (field.type !== 'date' && field.type !== 'time')) return [];
      const target = name === 'figures' ? data.columns.series_kind : undefined;
      return Array.from({ length: data.rowCount }, (_, row) => row).flatMap((row) => {
        const value = columnValue(cells, row);
        const future = typeof value === 'string' ? value > today : typeof value === 'number' && value >= endOfToday;
        if (!future || (target && columnValue(target, row) === 'target')) return [];
        const where = { table: name, row: row + 2, column };
        const written = typeof value === 'number' ? new Date(value).toISOString() : String(value);
        return [
          findingOf('date_in_future', 'warning', written, `it lies after ${today}`, 'correct it at the source', where),
        ];
      });
    });
  });
}

/** Checks spans (closed before opened) and, when `today` is given, days and moments after it, but not those of plans and limits. */
export function checkDates(dataset: PracticeDataset, today?: string): Finding[] {
  return [...checkSpans(dataset), ...(today === undefined ? [] : checkFuture(dataset, today))];
}
