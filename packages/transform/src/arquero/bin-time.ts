import { formatDay } from '@practice-atlas/dataset';
import type { ArqueroTable } from './arquero-table.js';
import { sourceOf } from './column-source.js';
import { expectColumn } from './expect-column.js';
import { binStart, dayFinder, expectGrain, type Grain } from './time-bins.js';
import { withColumn } from './with-column.js';

export type { Grain } from './time-bins.js';

/**
 * Adds the day, week (from Monday), month, quarter or year of a column, as the ISO text of its first day: a value lies in `2019-03-01` from
 * that day on until, not including, the first day of the next. Moments (`Date`, milliseconds, ISO texts with a zone) fall on their day in
 * `timeZone`, wherever this runs; days (ISO texts, the days of a dataset) are days everywhere. Missing stays missing.
 * The column is called `as`, default `opened_on_month`. The other columns are kept by reference.
 * Throws AtlasError `column_unknown`, and `query_malformed` for an unknown grain or zone, or a value that is no day or moment.
 *
 * @example
 * binTime(toArquero(dataset.tables.sites), 'opened_on', 'month', { as: 'month' }).groupby('month').count();
 */
export function binTime(
  table: ArqueroTable,
  column: string,
  grain: Grain,
  { timeZone = 'Asia/Shanghai', as = `${column}_${grain}` }: { timeZone?: string; as?: string } = {},
): ArqueroTable {
  expectGrain(grain);
  const values = expectColumn(table, column);
  const dayOf = dayFinder(column, timeZone, sourceOf(values)?.column?.kind === 'date');
  const starts: (string | null)[] = Array(table.totalRows()).fill(null);
  for (const row of Array.from(table.indices())) {
    const day = dayOf(values.at(row));
    starts[row] = day === null ? null : formatDay(binStart(day, grain));
  }
  return withColumn(table, as, starts);
}
