import {
  type Column,
  type ColumnTable,
  columnValue,
  formatDay,
  formatTime,
  parseDay,
  type Table,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import { firstDay } from './first-day.js';
import { plainNumbers } from './group-rows.js';

/** Columns that speak of what is to come. */
const AHEAD: ReadonlySet<string> = new Set(['due_at', 'until', 'valid_from', 'valid_to', 'ended_on']);
/** What is announced before it happens: a year ahead is no fault. */
const ANNOUNCED: ReadonlySet<string> = new Set(['activities.started_at', 'projects.started_on']);
/** Days that may be the last of a period known only by its month or year: the column that says so. */
const PRECISIONS: Readonly<Record<string, string>> = {
  'figures.as_of': 'as_of_precision',
  'sources.published_on': 'published_precision',
};
const DAY_MS = 86_400_000;
/** Asia/Shanghai. */
const OFFSET_MS = 28_800_000;
/** The beginning of a day stands for the day, where no more was written. */
const MIDNIGHT = /T00:00\+08:00$/;
const YEAR_DAYS = 366;
const FOUNDING = parseDay('1949-10-01') ?? 0;

function checkColumn(context: CheckContext, table: ColumnTable, name: string, column: Column): void {
  const values = plainNumbers(column, table.rowCount);
  const path = `${table.name}.${name}`;
  const isTime = column.kind === 'time';
  const precision = table.columns[PRECISIONS[path] ?? ''];
  const series = table.name === 'figures' ? table.columns.series_kind : undefined;
  const isHistory = table.name === 'regions' || table.name === 'sources';
  const ahead = AHEAD.has(name);
  const lastDay = context.today + (ANNOUNCED.has(path) ? YEAR_DAYS : 0);
  const [from, until] = isTime
    ? [FOUNDING * DAY_MS - OFFSET_MS, (lastDay + 1) * DAY_MS - OFFSET_MS]
    : [FOUNDING, lastDay + 1];
  const written = (value: number) => (isTime ? formatTime(value).replace(MIDNIGHT, '') : formatDay(value));
  for (let row = 0; row < table.rowCount; row += 1) {
    const value = values[row]!;
    if (value === 0 ? !isHistory : value < from && !isHistory)
      context.report(table, row, name, {
        code: 'date_implausible',
        level: 'warning',
        value: written(value),
        reason:
          value === 0
            ? 'it is the zero of computer clocks, which stands for a missing date in many exports'
            : `it lies before ${formatDay(FOUNDING)}`,
        remedy: 'correct it at the source, or leave it empty when it is unknown',
      });
    else if (value >= until && !ahead) {
      if (series && columnValue(series, row) === 'target') continue;
      if (precision && firstDay(value, String(columnValue(precision, row))) <= context.today) continue;
      context.report(table, row, name, {
        code: 'date_in_future',
        level: 'warning',
        value: written(value),
        reason: `it lies after ${formatDay(context.today)}, the day of this check${lastDay > context.today ? ', by more than a year' : ''}`,
        remedy: 'correct it at the source',
      });
    }
  }
}

/**
 * Checks every date and time for what lies after today, plans and limits apart (activities and projects may be announced a year ahead;
 * a day known only by its month or year counts from its first), and for what cannot be: before 1949-10-01, or the zero of computer clocks.
 */
export function checkDates(context: CheckContext): void {
  for (const name of tableNames) {
    const data = context.dataset.tables[name];
    if (data.rowCount === 0) continue;
    const { fields }: Table = tables[name];
    for (const [column, { type }] of Object.entries(fields)) {
      const cells = data.columns[column];
      if (cells && (type === 'date' || type === 'time')) checkColumn(context, data, column, cells);
    }
  }
}
