import type { RowRule } from '../metric.js';
import { periodOf } from '../plan/calendar.js';
import type { Plan } from '../plan/query-plan.js';
import type { Profile } from '../rows/profile.js';
import type { RowAnswer, RowKey, RowQuestion, RowTest, RowValue } from '../rows/row-question.js';
import { all, any, below, column, constant, known, minus, not } from '../rows/row-values.js';
import type { CellSpace } from './cell-space.js';
import { datedDays, stateDay } from './known-days.js';
import { amountMeasures, cellsOfGroups, clockOf, greatest, joinTests, keysOfAnswers, rowBase } from './row-base.js';
import type { RowDraft } from './row-draft.js';

type StockRule = Extract<RowRule, { shape: 'stock' }>;

const NEVER: RowValue = { kind: 'first', values: [] };

/** Adds what begins in each period and takes away what has ended; then what stands is the sum of all before. */
function runningTotals(
  space: CellSpace,
  grain: string,
  dimensions: readonly string[],
  [begun, always, ended]: readonly RowAnswer[],
): Float64Array {
  const values = new Float64Array(space.size);
  const axis = space.axes.find(({ dimension }) => dimension === grain);
  if (!axis || axis.keys.length === 0) return values;
  const first = axis.keys[0] as number;
  const count = axis.keys.length;
  const add = (answer: RowAnswer, sign: number, isDated: boolean) => {
    const cells = cellsOfGroups(space, dimensions, answer);
    for (let group = 0; group < cells.length; group++) {
      const at = isDated ? Math.max(0, (answer.keys.at(-1)![group] as number) - first) : 0;
      if (cells[group]! >= 0 && at < count)
        values[cells[group]! + at * axis.stride]! += sign * answer.values[0]![group]!;
    }
  };
  add(begun!, 1, true);
  add(always!, 1, false);
  add(ended!, -1, true);
  for (let cell = 0; cell < values.length; cell++)
    if (Math.floor(cell / axis.stride) % count > 0) values[cell]! += values[cell - axis.stride]!;
  return values;
}

/** Asks for rows that exist at the end of a day, or of each period. */
export function draftStockRows(plan: Plan, profile: Profile, rule: StockRule): RowDraft | null {
  const base = rowBase(plan, profile, rule);
  if (!base) return null;
  const { grain } = plan;
  const asked = Math.min(plan.asOf ?? Infinity, (plan.window?.days.until ?? Infinity) - 1);
  const state = stateDay(plan, profile);
  const from = rule.from === null ? null : clockOf(plan, rule.table, rule.from);
  const until = rule.until === null ? NEVER : column(rule.until);
  const begun = from?.value ?? NEVER;
  const hasBegun: RowTest[] = from && state < Infinity ? [any(not(known(begun)), from.before(state + 1))] : [];
  const isGone = state === Infinity ? known(until) : below(until, constant(state));
  const where = [...base.where, ...(rule.only ? [rule.only] : []), ...hasBegun];
  const amounts = amountMeasures(rule.amount).slice(0, 1);
  const newest = { kind: 'greatest', value: begun, test: null } as const;
  const ahead = { kind: 'count', test: state < Infinity ? below(constant(state), until) : any() } as const;
  const question = (tests: readonly RowTest[], key: RowKey | null, last: RowValue): RowQuestion => ({
    table: rule.table,
    where: joinTests([...where, ...tests]),
    by: key ? [...base.keys, key] : base.keys,
    measures: [...amounts, { ...newest, value: last }, ahead],
  });
  const period = (value: RowValue, clock: 'day' | 'time'): RowKey => ({
    kind: 'period',
    value,
    clock,
    grain: grain!,
    timeZone: plan.timeZone,
  });
  const inOrder = not(below(until, begun));
  const questions = grain
    ? [
        question([known(begun), inOrder], period(begun, from?.kind ?? 'day'), begun),
        question([not(known(begun))], null, begun),
        question([all(isGone, inOrder)], period(minus(until, constant(-1)), 'day'), until),
      ]
    : [question([not(isGone)], null, begun)];
  return {
    rule,
    simulated: base.simulated,
    questions,
    read(answers) {
      const dayOf = (value: number | null) => (value === null ? null : (from?.dayOf(value) ?? value));
      const lastBegun = dayOf(greatest(answers[0]!.values[1]!));
      const lastGone = grain ? greatest(answers[2]!.values[1]!) : null;
      const found = greatest([lastBegun ?? Number.NaN, lastGone ?? Number.NaN]);
      const periods = grain ? [answers[0]!, answers[2]!].flatMap(({ keys }) => keys.at(-1) as number[]) : [];
      const first = periods.reduce((a, b) => Math.min(a, b), Infinity);
      const last = periods.reduce((a, b) => Math.max(a, b), -Infinity);
      const aheadCount = answers
        .slice(0, 2)
        .reduce((sum, { values }) => sum + values[2]!.reduce((a, b) => a + b, 0), 0);
      return {
        keys: keysOfAnswers(base.dimensions, answers),
        first: grain && plan.window ? Math.max(first, periodOf(grain, plan.window.days.from)) : first,
        last: grain && asked < Infinity ? Math.max(last, periodOf(grain, asked)) : last,
        steps: null,
        known: datedDays(plan, profile, rule.table, rule.from, rule.until),
        newestDay: asked < Infinity ? asked : found,
        undatedCount: 0,
        aheadCount: asked === Infinity ? aheadCount : 0,
        mixed: false,
        cells(space) {
          if (grain) return { values: runningTotals(space, grain, base.dimensions, answers), wholes: null };
          const values = new Float64Array(space.size);
          const cells = cellsOfGroups(space, base.dimensions, answers[0]!);
          for (let group = 0; group < cells.length; group++)
            if (cells[group]! >= 0) values[cells[group]!] = answers[0]!.values[0]![group]!;
          return { values, wholes: null };
        },
      };
    },
  };
}
