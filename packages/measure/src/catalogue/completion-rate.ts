import { CASE_PLACE, caseMetric, caseTerms, reached } from '../case-metric.js';
import { all, below, column, constant, not } from '../rows/row-values.js';

/** Completed orders among accepted ones that are due. */
export const completionRate = caseMetric({
  id: 'completion_rate',
  label: { zh: '完成率', en: 'Completion rate' },
  cohort: {
    zh: '按点单时间计的已接单且已到期工单；无期限的计入',
    en: 'Orders that were accepted and are due, or have no due date, by the time of placing',
  },
  definition: {
    zh: '已完成 ÷ 已接单，只计期限已过的工单；无期限的计入；每单只计一次。平台通行口径，尚无国家标准。',
    en: 'Completed ÷ accepted, once per order, among orders whose due date has passed; orders without one count. As platforms use it; there is no national standard.',
  },
  steps: ['accepted', 'completed'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts: (cases) => ({
      numerator: reached(cases, 'completed'),
      denominator: all(reached(cases, 'accepted'), not(below(constant(cases.now), column('due_at')))),
    }),
  },
});

/** What `completion_rate` counts. */
export const completionRateTerms = caseTerms({
  numerator: 'Cases completed at least once, among those of the denominator.',
  denominator: 'Cases accepted at least once whose due time is not after the moment of the state, or that have none.',
  exclusions: 'Orders that are not due yet, completed or not; orders completed without having been accepted.',
  missing: 'No order in the cohort was accepted and is due.',
});
