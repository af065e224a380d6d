import { AtlasError, formatDay } from '@practice-atlas/dataset';
import type { ArqueroTable } from './arquero-table.js';
import { sourceOf } from './column-source.js';
import { expectColumn } from './expect-column.js';
import { type ColumnNames, groupRows, namesOf } from './group-rows.js';
import { makeTable } from './make-table.js';
import { binStart, dayFinder, expectGrain, type Grain, nextStart } from './time-bins.js';

export interface GapOptions {
  /** The column of days or moments; what `binTime` adds fits. */
  readonly time: string;
  readonly grain: Grain;
  /** Each combination of these has rows of its own. */
  readonly by?: ColumnNames;
  /** The columns that `fill` stands in. */
  readonly value: ColumnNames;
  /** 0 when no row means none, null when it means that nobody knows. */
  readonly fill: 0 | null;
  /** The column that says which rows were added; default `filled`. */
  readonly as?: string;
  readonly timeZone?: string;
}

const DAY_MS = 86_400_000;
const MOST_ROWS = 10_000_000;

function collect(rows: readonly number[], startOf: (row: number) => number | null): Map<number | null, number[]> {
  const collected = new Map<number | null, number[]>();
  for (const row of rows) {
    const start = startOf(row);
    const known = collected.get(start);
    if (known) known.push(row);
    else collected.set(start, [row]);
  }
  return collected;
}

function startsBetween(days: readonly number[], grain: Grain, groupCount: number): number[] {
  let [low, high] = [Infinity, -Infinity];
  for (const day of days) [low, high] = [Math.min(low, day), Math.max(high, day)];
  const starts: number[] = [];
  for (let start = low; start <= high; start = nextStart(start, grain)) {
    starts.push(start);
    if (starts.length * groupCount > MOST_ROWS)
      throw new AtlasError('query_malformed', `the gaps from ${formatDay(low)} to ${formatDay(high)} are too many`, {
        hint: 'take a wider grain, or leave out times that are far off',
        where: { property: 'grain' },
        details: { grain },
      });
  }
  return starts;
}

/**
 * Adds a row for each day, week, month, quarter or year that has none, from the first to the last of the whole table, in each combination
 * of `by`: its time is the first day (a `Date` at 00:00 UTC where the column holds those), its values are `fill`, its other columns are
 * missing, and `filled` is true; in the rows that were there it is false. The rows are ordered by combination, as they first appear, then by
 * time; rows without a time come last in theirs. Makes a new table. Throws AtlasError `column_unknown`, `query_malformed`.
 *
 * @example
 * fillGaps(monthly, { time: 'month', grain: 'month', by: 'region_code', value: 'orders', fill: 0 });
 */
export function fillGaps(
  table: ArqueroTable,
  { time, grain, by, value, fill, as = 'filled', timeZone = 'Asia/Shanghai' }: GapOptions,
): ArqueroTable {
  expectGrain(grain);
  const times = expectColumn(table, time);
  const values = new Set(namesOf(value));
  for (const name of values) expectColumn(table, name);
  const keys = new Set(namesOf(by));
  const groups = groupRows(table, by);
  const dayOf = dayFinder(time, timeZone, sourceOf(times)?.column?.kind === 'date');
  const startOf = (row: number) => {
    const day = dayOf(times.at(row));
    return day === null ? null : binStart(day, grain);
  };
  const byStart = groups.map((rows) => collect(rows, startOf));
  const known = byStart.flatMap((rows) => [...rows.keys()].flatMap((start) => start ?? []));
  const starts = startsBetween(known, grain, Math.max(1, groups.length));
  const isDate = Array.from(table.indices()).some((row) => times.at(row) instanceof Date);
  const timeOf = (start: number) => (isDate ? new Date(start * DAY_MS) : formatDay(start));

  const names = table.columnNames().filter((name) => name !== as);
  const columns = new Map<string, unknown[]>([...names, as].map((name) => [name, []]));
  for (const rows of byStart) {
    const [first] = rows.values();
    for (const start of [...starts, null]) {
      const there = rows.get(start) ?? [];
      for (const row of there) {
        for (const name of names) columns.get(name)?.push(table.column(name)?.at(row) ?? null);
        columns.get(as)?.push(false);
      }
      if (there.length > 0 || start === null) continue;
      for (const name of names) {
        const key = keys.has(name) ? (table.column(name)?.at(first?.[0] ?? 0) ?? null) : null;
        columns.get(name)?.push(name === time ? timeOf(start) : values.has(name) ? fill : key);
      }
      columns.get(as)?.push(true);
    }
  }
  return makeTable([...columns]);
}
