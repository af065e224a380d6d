import { formatDay } from '@practice-atlas/dataset';
import type { RowRule } from '../metric.js';
import { firstDay } from '../plan/calendar.js';
import type { Plan } from '../plan/query-plan.js';
import type { Profile } from '../rows/profile.js';
import type { RowKey, RowMeasure, RowQuestion } from '../rows/row-question.js';
import { all, known, not } from '../rows/row-values.js';
import { datedDays, stateDay } from './known-days.js';
import { amountMeasures, cellsOfGroups, clockOf, greatest, joinTests, keysOfAnswers, rowBase } from './row-base.js';
import type { RowDraft } from './row-draft.js';

type DatedRule = Extract<RowRule, { shape: 'flow' | 'recent' | 'part' }>;

function measuresOf(rule: DatedRule): RowMeasure[] {
  if (rule.shape !== 'part') return amountMeasures(rule.amount, rule.only ?? null);
  return [
    { kind: 'count', test: all(rule.numerator, rule.denominator) },
    { kind: 'count', test: rule.denominator },
  ];
}

function askedDays({ window, asOf }: Plan): { from: number; end: number } {
  return {
    from: window?.days.from ?? -Infinity,
    end: Math.min(window?.days.until ?? Infinity, (asOf ?? Infinity) + 1),
  };
}

/** Finds the days of the last months up to a day: the 31st goes back to the last day that a shorter month has. */
function recentDays(last: number, months: number): { from: number; end: number } {
  if (last === Infinity) return { from: -Infinity, end: Infinity };
  const [year, month, day] = formatDay(last).split('-').map(Number) as [number, number, number];
  const before = year * 12 + month - 1 - months;
  const first = firstDay('month', before);
  return { from: Math.min(first + day, firstDay('month', before + 1)), end: last + 1 };
}

/** Asks for rows dated within a period. */
export function draftDatedRows(plan: Plan, profile: Profile, rule: DatedRule): RowDraft | null {
  const base = rowBase(plan, profile, rule);
  if (!base) return null;
  const clock = clockOf(plan, rule.table, rule.at);
  const isRecent = rule.shape === 'recent';
  const needsClock = isRecent || plan.grain !== null || plan.window !== null || plan.asOf !== null;
  const { from, end } = isRecent ? recentDays(stateDay(plan, profile), rule.months) : askedDays(plan);
  const inTime = [
    ...(from > -Infinity ? [clock.since(from)] : []),
    ...(end < Infinity ? [clock.before(end)] : []),
    ...(needsClock && from === -Infinity && end === Infinity ? [known(clock.value)] : []),
  ];
  const period: RowKey[] = plan.grain
    ? [{ kind: 'period', value: clock.value, clock: clock.kind, grain: plan.grain, timeZone: plan.timeZone }]
    : [];
  const measures = measuresOf(rule);
  const apart = rule.shape === 'flow' ? rule.apart : undefined;
  const main: RowQuestion = {
    table: rule.table,
    where: joinTests([...base.where, ...inTime]),
    by: [...base.keys, ...period],
    measures: [
      ...measures,
      ...(apart ? [{ kind: 'distinct', column: apart, test: null } as const] : []),
      { kind: 'greatest', value: clock.value, test: null },
    ],
  };
  const undated: RowQuestion = {
    table: rule.table,
    where: joinTests([...base.where, not(known(clock.value))]),
    by: [],
    measures: [{ kind: 'count', test: null }],
  };
  const dimensions = [...base.dimensions, ...(plan.grain ? [plan.grain] : [])];
  return {
    rule,
    simulated: base.simulated,
    questions: needsClock ? [main, undated] : [main],
    read([answer, missing]) {
      const { values, keys } = answer!;
      const newest = greatest(values.at(-1)!);
      const periods = plan.grain ? (keys.at(-1) as readonly number[]) : [];
      return {
        keys: keysOfAnswers(dimensions, [answer!]),
        first: periods.reduce((a, b) => Math.min(a, b), Infinity),
        last: periods.reduce((a, b) => Math.max(a, b), -Infinity),
        steps: null,
        known: datedDays(plan, profile, rule.table, rule.at),
        newestDay: newest === null ? null : clock.dayOf(newest),
        undatedCount: missing?.values[0]?.[0] ?? 0,
        aheadCount: 0,
        mixed: apart !== undefined && values[measures.length]!.some((count) => count > 1),
        cells(space) {
          const cells = cellsOfGroups(space, dimensions, answer!);
          const isSum = rule.shape !== 'part' && rule.amount?.kind === 'sum';
          const numbers = new Float64Array(space.size).fill(isSum ? Number.NaN : 0);
          const wholes = rule.shape === 'part' ? new Float64Array(space.size) : null;
          for (let group = 0; group < cells.length; group++) {
            const cell = cells[group]!;
            if (cell < 0 || (isSum && values[1]![group] === 0)) continue;
            numbers[cell] = values[0]![group]!;
            if (wholes) wholes[cell] = values[1]![group]!;
          }
          return { values: numbers, wholes };
        },
      };
    },
  };
}
