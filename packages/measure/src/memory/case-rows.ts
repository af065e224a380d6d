import type { Column, ColumnTable } from '@practice-atlas/dataset';
import type { CaseRows } from '../metric.js';
import type { Plan } from './plan.js';

const sheets = new WeakMap<Column, Float64Array>();
const NEVER = new WeakMap<ColumnTable, Float64Array>();

/** Reads a number, time or date column as doubles with NaN for missing; copies only where values are missing or narrower. */
export function doublesOf(table: ColumnTable, name: string): Float64Array {
  const column = Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  if (!column || !('values' in column)) {
    const never = NEVER.get(table) ?? new Float64Array(table.rowCount).fill(Number.NaN);
    NEVER.set(table, never);
    return never;
  }
  const known = sheets.get(column);
  if (known) return known;
  const { values, validity } = column;
  const doubles = values instanceof Float64Array && !validity ? values : new Float64Array(values);
  if (validity)
    for (let byte = 0, row = 0; row < doubles.length; byte++, row += 8) {
      const bits = validity[byte]!;
      if (bits === 0) doubles.fill(Number.NaN, row, row + 8);
      else if (bits !== 0xff)
        for (let bit = 0; bit < 8; bit++) if ((bits & (1 << bit)) === 0) doubles[row + bit] = Number.NaN;
    }
  sheets.set(column, doubles);
  return doubles;
}

const newestTimes = new WeakMap<Float64Array, number>();

/** Finds the newest of some times, once for each array; -Infinity when there is none. */
function newestOf(times: Float64Array): number {
  let newest = newestTimes.get(times);
  if (newest === undefined) {
    newest = -Infinity;
    for (let row = 0; row < times.length; row++) if (times[row]! > newest) newest = times[row]!;
    newestTimes.set(times, newest);
  }
  return newest;
}

/** Finds the moment of the state: the end of the day asked for, else the newest event of any case. */
function momentOf(plan: Plan): number {
  if (plan.asOf !== null) return plan.zone.startOf(plan.asOf + 1) - 1;
  const { cases } = plan.dataset.tables;
  return Math.max(-Infinity, ...plan.lifecycle.steps.map(({ step }) => newestOf(doublesOf(cases, `last_${step}_at`))));
}

/** Opens the cases of a plan: each step's first time, without what happens after the state asked for. */
export function caseRows(plan: Plan): CaseRows {
  const table = plan.dataset.tables.cases;
  const now = momentOf(plan);
  const known = new Map<string, Float64Array>();
  const everAt = (step: string) => doublesOf(table, `first_${step}_at`);
  return {
    rowCount: table.rowCount,
    now,
    steps: plan.lifecycle.steps.filter((step) => !step.ends),
    endSteps: plan.lifecycle.steps.filter((step) => step.ends),
    everAt,
    isUsed(step) {
      const { lifecycle } = table.columns;
      if (lifecycle?.kind !== 'category') return false;
      const index = lifecycle.dictionary.indexOf(plan.lifecycle.lifecycle);
      const times = everAt(step);
      for (let row = 0; row < times.length; row++)
        if (times[row]! > -Infinity && lifecycle.indices[row] === index) return true;
      return false;
    },
    at(step) {
      let times = known.get(step);
      if (!times) {
        times = everAt(step);
        if (plan.asOf !== null) times = times.map((time) => (time <= now ? time : Number.NaN));
        known.set(step, times);
      }
      return times;
    },
    number: (column) => doublesOf(table, column),
  };
}
