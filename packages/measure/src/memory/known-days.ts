import type { ColumnTable, TableName } from '@practice-atlas/dataset';
import { doublesOf } from './case-rows.js';
import type { Plan } from './plan.js';

/** Dates and times of what has happened; ends, limits and targets may lie ahead. */
const FACTS: readonly (readonly [table: TableName, column: string])[] = [
  ['sites', 'opened_on'],
  ['site_checks', 'checked_on'],
  ['teams', 'founded_on'],
  ['volunteers', 'registered_on'],
  ['service_records', 'started_at'],
  ['case_steps', 'at'],
  ['activities', 'started_at'],
  ['projects', 'started_on'],
  ['ledger', 'at'],
  ['pairings', 'since'],
  ['designations', 'from'],
  ['sources', 'published_on'],
  ['sources', 'retrieved_on'],
];

/** First and last of some days or moments; `last` is less than `first` when none is known. */
interface Span {
  readonly first: number;
  readonly last: number;
}

const spans = new WeakMap<Float64Array, Map<string, Span>>();

/** Finds the first and last of some values, once for each array and name of a selection. */
function spanOf(values: Float64Array, name = '', keeps: (row: number) => boolean = () => true): Span {
  const known = spans.get(values) ?? new Map<string, Span>();
  spans.set(values, known);
  let span = known.get(name);
  if (!span) {
    let [first, last] = [Infinity, -Infinity];
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (Number.isNaN(value) || !keeps(row)) continue;
      if (value < first) first = value;
      if (value > last) last = value;
    }
    span = { first, last };
    known.set(name, span);
  }
  return span;
}

/** Finds the newest day on which a dataset knows that anything happened; -Infinity when nothing is dated. */
export function newestFact({ dataset, figures, zone }: Plan): number {
  let newest = -Infinity;
  for (const [name, column] of FACTS) {
    const table: ColumnTable = dataset.tables[name];
    const { last } = spanOf(doublesOf(table, column));
    if (last > -Infinity) newest = Math.max(newest, table.columns[column]?.kind === 'time' ? zone.dayOf(last) : last);
  }
  for (const { asOf, seriesKind } of figures)
    if (seriesKind !== 'target' && asOf !== null && asOf > newest) newest = asOf;
  return newest;
}
