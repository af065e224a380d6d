import type { CategoryColumn, ColumnTable } from '@practice-atlas/dataset';
import type { CaseRows, RowRule } from '../metric.js';
import { type Days, periodOf } from './calendar.js';
import { caseRows, doublesOf } from './case-rows.js';
import { datedDays, newestFact, placedDays } from './known-days.js';
import type { Plan, Window } from './plan.js';

/** The period of a row that has none. */
export const NO_PERIOD = -2_147_483_648;

/** The rows of a table that a metric counts, before they are divided. */
export interface RowScan {
  readonly rule: RowRule;
  readonly table: ColumnTable;
  readonly simulated: boolean;
  /** 1 = the row satisfies the conditions. */
  readonly mask: Uint8Array;
  /** The period of each row by the grain; for a stock the one in which it begins. Null without a grain. */
  readonly start: Int32Array | null;
  /** Stock by grain: the first period at whose end the row is gone. */
  readonly end: Int32Array | null;
  /** The days of which the table's clock knows anything, whatever rows are asked for. */
  readonly known: Days;
  /** First and last period that the rows speak of. */
  readonly first: number;
  readonly last: number;
  /** The newest day of the clock, or the day of the state; null when undated. */
  readonly newestDay: number | null;
  /** Rows that a period leaves out because their clock is missing. */
  readonly undatedCount: number;
  /** Rows of a stock whose end lies after the newest day that the dataset knows anything of: they are still there. */
  readonly aheadCount: number;
  readonly cases: CaseRows | null;
}

/** Finds the dictionary-coded column of a dimension; null when the table has none. */
export function categoryOf(table: ColumnTable, name: string | undefined): CategoryColumn | null {
  const column = name !== undefined && Object.hasOwn(table.columns, name) ? table.columns[name] : undefined;
  return column?.kind === 'category' ? column : null;
}

/** Says whether row i of a column holds a value. */
export function isPresent(validity: Uint8Array | null, row: number): boolean {
  return validity === null || (validity[row >> 3]! & (1 << (row & 7))) !== 0;
}

function keepWords(mask: Uint8Array, column: CategoryColumn, allows: (word: string | null) => boolean): void {
  const allowed = Uint8Array.from(column.dictionary, (word) => (allows(word) ? 1 : 0));
  const missing = allows(null) ? 1 : 0;
  const { indices, validity } = column;
  for (let row = 0; row < mask.length; row++)
    mask[row]! &= isPresent(validity, row) ? allowed[indices[row]!]! : missing;
}

function keepBetween(mask: Uint8Array, values: Float64Array, from: number, until: number): void {
  for (let row = 0; row < mask.length; row++) if (!(values[row]! >= from && values[row]! < until)) mask[row] = 0;
}

/** Says whether rows can answer at all: the table has some, of a basis asked for, and a column for every dimension and condition. */
function isAnswerable(plan: Plan, rule: RowRule, simulated: boolean): boolean {
  const table = plan.dataset.tables[rule.table];
  if (table.rowCount === 0 || !plan.hasBasis(simulated ? 'simulated' : 'counted')) return false;
  const needed = [
    ...plan.words.keys(),
    ...plan.by.filter((dimension) => !dimension.includes(':') && dimension !== plan.grain),
  ];
  return needed.every((word) => word === 'step' || Object.hasOwn(rule.columns, word));
}

function rowMask(plan: Plan, rule: RowRule, table: ColumnTable): Uint8Array {
  const mask = new Uint8Array(table.rowCount).fill(1);
  if (plan.query.where?.some(({ field }) => field === 'region')) {
    const column = categoryOf(table, 'region_code');
    if (column) keepWords(mask, column, plan.hasRegion);
    else if (!plan.hasRegion(null)) mask.fill(0);
  }
  for (const [field, words] of plan.words) {
    if (field === 'step') continue;
    const column = categoryOf(table, rule.columns[field]);
    if (column) keepWords(mask, column, (word) => word !== null && words.has(word));
    else mask.fill(0);
  }
  return mask;
}

function countOf(mask: Uint8Array, values: Float64Array): { undated: number; newest: number } {
  let undated = 0;
  let newest = -Infinity;
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0) continue;
    const value = values[row]!;
    if (Number.isNaN(value)) undated++;
    else if (value > newest) newest = value;
  }
  return { undated, newest };
}

function periodsOf(plan: Plan, mask: Uint8Array, dayAt: (row: number) => number): Int32Array | null {
  if (!plan.grain) return null;
  const periods = new Int32Array(mask.length).fill(NO_PERIOD);
  let [lastDay, lastPeriod] = [Number.NaN, NO_PERIOD];
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0) continue;
    const day = dayAt(row);
    if (Number.isNaN(day)) continue;
    if (day !== lastDay) [lastDay, lastPeriod] = [day, periodOf(plan.grain, day)];
    periods[row] = lastPeriod;
  }
  return periods;
}

function rangeOf(...all: (Int32Array | null)[]): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const periods of all)
    for (const period of periods ?? []) {
      if (period === NO_PERIOD) continue;
      if (period < first) first = period;
      if (period > last) last = period;
    }
  return { first, last };
}

function scanStock(plan: Plan, rule: RowRule & { shape: 'stock' }, table: ColumnTable, mask: Uint8Array) {
  const none = new Float64Array(mask.length).fill(Number.NaN);
  const from = rule.from === null ? none : doublesOf(table, rule.from);
  const until = rule.until === null ? none : doublesOf(table, rule.until);
  const asked = Math.min(plan.asOf ?? Infinity, (plan.window?.days.until ?? Infinity) - 1);
  const fact = asked < Infinity ? asked : newestFact(plan);
  const state = fact > -Infinity ? fact : Infinity;
  let aheadCount = 0;
  for (let row = 0; row < mask.length; row++) {
    if (from[row]! > state || (!plan.grain && (state === Infinity ? !Number.isNaN(until[row]) : until[row]! < state)))
      mask[row] = 0;
    if (asked === Infinity && mask[row] === 1 && until[row]! > state) aheadCount++;
  }
  const ended = plan.grain ? until.map((day) => (day < state ? day : Number.NaN)) : none;
  const newest = Math.max(countOf(mask, from).newest, countOf(mask, ended).newest);
  const newestDay = asked < Infinity ? asked : newest > -Infinity ? newest : null;
  const start = periodsOf(plan, mask, (row) => from[row]!);
  const end = periodsOf(plan, mask, (row) => ended[row]! + 1);
  const { first, last } = rangeOf(start, end);
  const stop = plan.grain && asked < Infinity ? Math.max(last, periodOf(plan.grain, asked)) : last;
  const begin = plan.grain && plan.window ? Math.max(first, periodOf(plan.grain, plan.window.days.from)) : first;
  const known = datedDays(table, rule.from, rule.until);
  return { start, end, known, first: begin, last: stop, newestDay, undatedCount: 0, aheadCount, cases: null };
}

function scanFlow(plan: Plan, rule: RowRule & { shape: 'flow' }, table: ColumnTable, mask: Uint8Array) {
  const at = doublesOf(table, rule.at);
  const needsClock = plan.grain !== null || plan.window !== null || plan.asOf !== null;
  const undatedCount = needsClock ? countOf(mask, at).undated : 0;
  const [from, until] = [plan.window?.days.from ?? -Infinity, plan.window?.days.until ?? Infinity];
  if (needsClock) keepBetween(mask, at, from, Math.min(until, (plan.asOf ?? Infinity) + 1));
  const { newest } = countOf(mask, at);
  const start = periodsOf(plan, mask, (row) => at[row]!);
  return {
    start,
    end: null,
    known: datedDays(table, rule.at),
    ...rangeOf(start),
    newestDay: newest > -Infinity ? newest : null,
    undatedCount,
    aheadCount: 0,
    cases: null,
  };
}

function scanCases(plan: Plan, table: ColumnTable, mask: Uint8Array) {
  const cases = caseRows(plan);
  const lifecycle = categoryOf(table, 'lifecycle');
  if (lifecycle) keepWords(mask, lifecycle, (word) => word === plan.lifecycle.lifecycle);
  const at = cases.everAt(plan.lifecycle.steps[0]?.step ?? '');
  for (const [step, { fromMs, untilMs }] of plan.stepWindows) keepBetween(mask, cases.at(step), fromMs, untilMs);
  const undatedCount = plan.grain || plan.window ? countOf(mask, at).undated : 0;
  const whole: Pick<Window, 'fromMs' | 'untilMs'> = { fromMs: -Infinity, untilMs: Infinity };
  const { fromMs, untilMs } = plan.window ?? whole;
  if (plan.window || plan.grain) keepBetween(mask, at, fromMs, untilMs);
  if (plan.asOf !== null) for (let row = 0; row < mask.length; row++) if (at[row]! > cases.now) mask[row] = 0;
  const { newest } = countOf(mask, at);
  const start = periodsOf(plan, mask, (row) => plan.zone.dayOf(at[row]!));
  const newestDay = newest > -Infinity ? plan.zone.dayOf(newest) : null;
  const known = placedDays(plan);
  return { start, end: null, known, ...rangeOf(start), newestDay, undatedCount, aheadCount: 0, cases };
}

/** Marks the rows that a metric counts, in plain loops over the columns; null when rows cannot answer the question. */
export function scanRows(plan: Plan, rule: RowRule): RowScan | null {
  const listed = plan.dataset.simulation?.tables ?? [];
  const simulated = listed.includes(rule.table) || (rule.table === 'cases' && listed.includes('case_steps'));
  if (!isAnswerable(plan, rule, simulated)) return null;
  const table = plan.dataset.tables[rule.table];
  const mask = rowMask(plan, rule, table);
  const dated =
    rule.shape === 'stock'
      ? scanStock(plan, rule, table, mask)
      : rule.shape === 'flow'
        ? scanFlow(plan, rule, table, mask)
        : scanCases(plan, table, mask);
  return { rule, table, simulated, mask, ...dated };
}
