import type { CaseContext, RowRule } from '../metric.js';
import type { Plan, Window } from '../plan/query-plan.js';
import type { Profile } from '../rows/profile.js';
import type { RowKey, RowMeasure, RowQuestion, RowTest, RowValue } from '../rows/row-question.js';
import { all, atMost, below, column, constant, isWord, known, not, onlyIf } from '../rows/row-values.js';
import { placedDays } from './known-days.js';
import { amountMeasures, cellsOfGroups, greatest, joinTests, keysOfAnswers, rowBase } from './row-base.js';
import type { RowDraft } from './row-draft.js';

type CaseRule = Extract<RowRule, { shape: 'count' | 'share' | 'time' | 'total' }>;

const MINUTE_MS = 60_000;

const firstAt = (step: string): RowValue => column(`first_${step}_at`);

/** Finds the moment of the state: the end of the day asked for, else the newest event of any case; 0 when nothing ever happened. */
function momentOf(plan: Plan, profile: Profile): number {
  if (plan.asOf !== null) return plan.zone.startOf(plan.asOf + 1) - 1;
  const newest = plan.lifecycle.steps.map(({ step }) => profile.span('cases', `last_${step}_at`).last);
  const now = Math.max(-Infinity, ...newest);
  return now > -Infinity ? now : 0;
}

/** Opens the lifecycle of a plan for the metrics of cases. */
function caseContext(plan: Plan, profile: Profile): CaseContext {
  const { lifecycle, steps } = plan.lifecycle;
  const now = momentOf(plan, profile);
  return {
    now,
    steps: steps.filter((step) => !step.ends),
    endSteps: steps.filter((step) => step.ends),
    everAt: firstAt,
    at: (step) => (plan.asOf === null ? firstAt(step) : onlyIf(atMost(firstAt(step), constant(now)), firstAt(step))),
    isUsed(step) {
      const { first, last } = profile.caseSpan(lifecycle, `first_${step}_at`);
      return last >= first;
    },
  };
}

function within(value: RowValue, { fromMs, untilMs }: Pick<Window, 'fromMs' | 'untilMs'>): RowTest[] {
  return [
    known(value),
    ...(fromMs > -Infinity ? [not(below(value, constant(fromMs)))] : []),
    ...(untilMs < Infinity ? [below(value, constant(untilMs))] : []),
  ];
}

/** Lists the steps that are asked about one by one; a single null where no dimension tells them apart. */
function stepsAsked({ by, words, lifecycle }: Plan): (string | null)[] {
  const asked = words.get('step');
  if (!by.includes('step')) return [[...(asked ?? [])][0] ?? null];
  return lifecycle.steps.map(({ step }) => step).filter((step) => !asked || asked.has(step));
}

/** Asks two numbers for each step: of a share the numerator and the denominator, else the number alone. */
function measuresOf(rule: CaseRule, cases: CaseContext, step: string | null, quantile: number): RowMeasure[] {
  if (rule.shape === 'time') return [{ kind: 'quantile', value: rule.lasts(cases), percent: quantile, test: null }];
  if (rule.shape === 'count') return [{ kind: 'count', test: rule.counts(cases, step) }];
  if (rule.shape === 'total') return amountMeasures({ kind: 'sum', value: rule.value(cases) });
  const { numerator, denominator } = rule.parts(cases, step);
  return [
    { kind: 'count', test: all(numerator, denominator) },
    { kind: 'count', test: denominator },
  ];
}

/** Asks for cases of the plan's lifecycle, by the time of placing. */
export function draftCaseRows(plan: Plan, profile: Profile, rule: CaseRule, quantile: number): RowDraft | null {
  const base = rowBase(plan, profile, rule);
  if (!base) return null;
  const cases = caseContext(plan, profile);
  const placed = cases.everAt(plan.lifecycle.steps[0]?.step ?? '');
  const own = [
    ...base.where,
    isWord('lifecycle', [plan.lifecycle.lifecycle]),
    ...[...plan.stepWindows].flatMap(([step, window]) => within(cases.at(step), window)),
  ];
  const needsClock = plan.grain !== null || plan.window !== null;
  const inTime = needsClock ? within(placed, plan.window ?? { fromMs: -Infinity, untilMs: Infinity }) : [];
  const happened = plan.asOf === null ? [] : [not(below(constant(cases.now), placed))];
  const period: RowKey[] = plan.grain
    ? [{ kind: 'period', value: placed, clock: 'time', grain: plan.grain, timeZone: plan.timeZone }]
    : [];
  const steps = stepsAsked(plan);
  const hasSteps = plan.by.includes('step');
  const width = rule.shape === 'share' || rule.shape === 'total' ? 2 : 1;
  const main: RowQuestion = {
    table: 'cases',
    where: joinTests([...own, ...inTime, ...happened]),
    by: [...base.keys, ...period],
    measures: [
      ...steps.flatMap((step) => measuresOf(rule, cases, step, quantile)),
      ...(hasSteps ? steps.map((step): RowMeasure => ({ kind: 'count', test: known(cases.at(step!)) })) : []),
      { kind: 'greatest', value: placed, test: null },
    ],
  };
  const undated: RowQuestion = {
    table: 'cases',
    where: joinTests([...own, not(known(placed))]),
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
      const reached = steps.filter((_, i) => values[steps.length * width + i]?.some((count) => count > 0));
      return {
        keys: keysOfAnswers(dimensions, [answer!]),
        first: periods.reduce((a, b) => Math.min(a, b), Infinity),
        last: periods.reduce((a, b) => Math.max(a, b), -Infinity),
        steps: hasSteps ? new Set(reached as string[]) : null,
        known: placedDays(plan, profile),
        newestDay: newest === null ? null : plan.zone.dayOf(newest),
        undatedCount: missing?.values[0]?.[0] ?? 0,
        aheadCount: 0,
        mixed: false,
        cells(space) {
          const cells = cellsOfGroups(space, dimensions, answer!);
          const axis = space.axes.find(({ dimension }) => dimension === 'step');
          const isTime = rule.shape === 'time';
          const isTotal = rule.shape === 'total';
          const numbers = new Float64Array(space.size).fill(isTime || isTotal ? Number.NaN : 0);
          const wholes = rule.shape === 'share' ? new Float64Array(space.size) : null;
          steps.forEach((step, s) => {
            const index = axis ? axis.at.get(step) : 0;
            if (index === undefined) return;
            const offset = index * (axis?.stride ?? 0);
            for (let group = 0; group < cells.length; group++) {
              if (cells[group]! < 0 || (isTotal && values[s * width + 1]![group] === 0)) continue;
              const number = values[s * width]![group]!;
              numbers[cells[group]! + offset] = isTime ? number / MINUTE_MS : number;
              if (wholes) wholes[cells[group]! + offset] = values[s * width + 1]![group]!;
            }
          });
          return { values: numbers, wholes };
        },
      };
    },
  };
}
