import type { ColumnTable, TableName } from '@practice-atlas/dataset';
import type { Days } from './calendar.js';
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
function spanOf(values: Float64Array, name = '', keeps?: (row: number) => boolean): Span {
  const known = spans.get(values) ?? new Map<string, Span>();
  spans.set(values, known);
  let span = known.get(name);
  if (!span) {
    let [first, last] = [Infinity, -Infinity];
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if ((value < first || value > last) && (!keeps || keeps(row))) {
        if (value < first) first = value;
        if (value > last) last = value;
      }
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

/** Says between which days some date columns of a table have values at all, whatever rows are asked for. */
export function datedDays(table: ColumnTable, ...columns: readonly (string | null)[]): Days {
  const known = columns.filter((column) => column !== null).map((column) => spanOf(doublesOf(table, column)));
  return {
    from: Math.min(...known.map(({ first }) => first)),
    until: Math.max(...known.map(({ last }) => last + 1)),
  };
}

/** Says between which days the cases of the plan's lifecycle were placed; no days when a step is asked for at a time in which no case reached it. */
export function placedDays(plan: Plan): Days {
  const table = plan.dataset.tables.cases;
  const { lifecycle } = table.columns;
  const name = plan.lifecycle.lifecycle;
  const index = lifecycle?.kind === 'category' ? lifecycle.dictionary.indexOf(name) : -1;
  const spanOfStep = (step: string) =>
    spanOf(
      doublesOf(table, `first_${step}_at`),
      name,
      (row) => lifecycle?.kind === 'category' && lifecycle.indices[row] === index,
    );
  const placed = spanOfStep(plan.lifecycle.steps[0]?.step ?? '');
  const isOutside = [...plan.stepWindows].some(([step, { fromMs, untilMs }]) => {
    const { first, last } = spanOfStep(step);
    return untilMs <= first || fromMs > last;
  });
  if (isOutside || placed.last < placed.first) return { from: Infinity, until: -Infinity };
  return { from: plan.zone.dayOf(placed.first), until: plan.zone.dayOf(placed.last) + 1 };
}
