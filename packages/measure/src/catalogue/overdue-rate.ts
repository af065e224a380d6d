import { CASE_PLACE, caseMetric, caseTerms, reached, startOf } from '../case-metric.js';
import type { CaseContext } from '../metric.js';
import type { RowTest } from '../rows/row-question.js';
import { all, any, below, constant, firstOf, known, leastOf, minus, not } from '../rows/row-values.js';

const HOUR_MS = 3_600_000;

/** Tells which cases waited for one step, and which of them longer than its limit; null when it has none. */
function waitFor(cases: CaseContext, step: string): { waited: RowTest; overdue: RowTest } | null {
  const index = cases.steps.findIndex((each) => each.step === step);
  const { limitHours, optional } = cases.steps[index] ?? {};
  if (limitHours === undefined) return null;
  const [at, start] = [cases.at(step), startOf(cases, step)];
  const earlier = cases.steps.slice(0, index).filter((each) => !each.optional);
  const later = cases.steps.slice(index + 1);
  const waits = all(
    not(any(...later.map((each) => reached(cases, each.step)))),
    ...earlier.map((each) => reached(cases, each.step)),
  );
  const waited = all(known(start), optional ? known(at) : any(known(at), waits));
  const end = firstOf(at, leastOf(constant(cases.now), ...cases.endSteps.map((each) => cases.at(each.step))));
  return { waited, overdue: all(waited, below(constant(limitHours * HOUR_MS), minus(end, start))) };
}

/** Orders past a step's limit among those that entered the step. */
export const overdueRate = caseMetric({
  id: 'overdue_rate',
  label: { zh: '超时率', en: 'Overdue rate' },
  direction: 'less',
  cohort: { zh: '按点单时间计的进入该环节的工单', en: 'Orders that entered the step, by the time of placing' },
  definition: {
    zh: '超过该环节时限的工单 ÷ 进入该环节的工单；未到达的按截止时刻计；时限由流程配置，尚无国家标准。',
    en: 'Orders past the limit of the step ÷ orders that entered it; a waiting order is judged at the moment of the state. Limits are configuration of the lifecycle; there is no national standard.',
  },
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases, step) {
      const asked = step === null ? cases.steps.map((each) => each.step) : [step];
      const waits = asked.map((one) => waitFor(cases, one)).filter((wait) => wait !== null);
      return {
        numerator: any(...waits.map(({ overdue }) => overdue)),
        denominator: any(...waits.map(({ waited }) => waited)),
      };
    },
  },
  dimensions: ['step', ...Object.keys(CASE_PLACE.columns)],
});

/** What `overdue_rate` counts. */
export const overdueRateTerms = caseTerms({
  numerator: 'Cases that waited longer than the limit, or still wait; without a step: at any step.',
  denominator: 'Cases whose previous step is done; without a step: cases that entered any step with a limit.',
  exclusions: 'Steps without a limit, steps that were skipped, and optional steps not yet reached.',
  missing: 'No order entered the step, or it has no limit.',
});
