import { type CategoryColumn, isValid } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';
import type { CountedTable } from './counted-tables.js';
import { plainNumbers } from './group-rows.js';

const DAY_MS = 86_400_000;
/** Asia/Shanghai. */
const OFFSET_MS = 28_800_000;

/** Counts the rows of one region with certain words on certain days. */
export interface RowCounter {
  readonly region: number;
  /** Words by dimension. */
  readonly dims: ReadonlyMap<string, string>;
  /** Ascending, days since 1970-01-01. */
  readonly days: number[];
  /** Filled by `countRows`: rows that surely count on each day; of a flow, those up to it. */
  counts: number[];
  /** Filled by `countRows`: rows that may count as well, for want of a date, a word or a place. */
  unsure: number;
}

type Test = readonly [column: CategoryColumn, number: number];

/** Position of the first day that is not before one. */
function firstFrom(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Counts the rows of a table for all counters in one pass: a row counts for its region and every one above it. Rows that are placed
 * above a counter's region only, in a functional zone beside it, or nowhere, are unsure; so are rows without a date, unless none has
 * one: then the list is taken as it stands, for every day.
 */
export function countRows(context: CheckContext, counted: CountedTable, counters: readonly RowCounter[]): void {
  const { dataset, regions } = context;
  const { rowCount, columns } = dataset.tables[counted.table];
  const places = regions.of(columns.region_code, rowCount);
  const from = plainNumbers(columns[counted.from], rowCount);
  const until = counted.until === null ? null : plainNumbers(columns[counted.until], rowCount);
  const isTime = ['time', 'seconds'].includes(columns[counted.from]?.kind ?? '');
  const dayOf = (value: number) => (isTime ? Math.floor((value + OFFSET_MS) / DAY_MS) : value);
  let isDated = counted.kind === 'flow';
  for (let row = 0; row < rowCount && !isDated; row += 1) isDated = !Number.isNaN(from[row]!);

  const byRegion = new Map<number, RowCounter[]>();
  for (const counter of counters) {
    counter.counts = new Array<number>(counter.days.length + 1).fill(0);
    byRegion.set(counter.region, [...(byRegion.get(counter.region) ?? []), counter]);
  }
  const tests = new Map(counters.map((counter) => [counter, testsOf(context, counted, counter)]));
  const above: (readonly RowCounter[] | undefined)[] = new Array(regions.rowCount);
  const only = testsOf(context, counted, null);
  const direct = new Uint32Array(regions.rowCount);
  let unplaced = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (only.some(([column, number]) => column.indices[row] !== number)) continue;
    const place = places[row]!;
    if (place < 0) {
      unplaced += 1;
      continue;
    }
    direct[place]! += 1;
    let concerned = above[place];
    if (!concerned) {
      concerned = regions.path(place).flatMap((region) => byRegion.get(region) ?? []);
      above[place] = concerned;
    }
    for (const counter of concerned) {
      let [fits, sure] = [true, true];
      for (const [column, number] of tests.get(counter)!) {
        if (!isValid(column, row)) sure = false;
        else if (column.indices[row] !== number) fits = false;
      }
      if (!fits) continue;
      const start = from[row]!;
      if (!sure || (isDated && Number.isNaN(start))) {
        counter.unsure += 1;
        continue;
      }
      const end = until?.[row] ?? Number.NaN;
      counter.counts[Number.isNaN(start) ? 0 : firstFrom(counter.days, dayOf(start))]! += 1;
      if (!Number.isNaN(end))
        counter.counts[firstFrom(counter.days, Math.max(end, Number.isNaN(start) ? end : start) + 1)]! -= 1;
    }
  }
  const inZones = new Float64Array(regions.rowCount);
  for (let zone = 0; zone < regions.rowCount; zone += 1)
    if (regions.zones[zone] === 1 && regions.parents[zone]! >= 0) inZones[regions.parents[zone]!]! += direct[zone]!;
  for (const counter of counters) {
    for (let i = 1; i < counter.days.length; i += 1) counter.counts[i]! += counter.counts[i - 1]!;
    counter.unsure += unplaced;
    for (const region of regions.path(counter.region).slice(1)) counter.unsure += direct[region]!;
    const city = regions.parents[counter.region]!;
    if (city >= 0)
      counter.unsure += inZones[city]! - (regions.zones[counter.region] === 1 ? direct[counter.region]! : 0);
  }
}

/** The words that rows must have for a counter; for none, those that all rows of the metric must have. */
function testsOf({ dataset }: CheckContext, counted: CountedTable, counter: RowCounter | null): readonly Test[] {
  const { columns } = dataset.tables[counted.table];
  const wanted: (readonly [string, string])[] = counter
    ? [...counter.dims].map(([dim, word]) => [counted.dims[dim]!, word] as const)
    : counted.where
      ? [counted.where]
      : [];
  return wanted.flatMap(([name, word]): Test[] => {
    const column = columns[name];
    return column?.kind === 'category' ? [[column, column.dictionary.indexOf(word)]] : [];
  });
}
