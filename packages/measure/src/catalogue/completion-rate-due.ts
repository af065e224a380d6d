import { CASE_PLACE, caseMetric, reached } from '../case-metric.js';

/** Completed orders among accepted ones that are due. */
export const completionRateDue = caseMetric({
  id: 'completion_rate_due',
  label: { zh: '到期完成率', en: 'Completion rate of due orders' },
  cohort: {
    zh: '按点单时间计的已接单且已到期工单',
    en: 'Orders that were accepted and are due, by the time of placing',
  },
  definition: {
    zh: '已完成 ÷ 已接单，只计期限已过的工单；无期限的计入。平台通行口径，尚无国家标准。',
    en: 'Completed ÷ accepted among orders whose due time has passed; orders without one count. As platforms use it; there is no national standard.',
  },
  numerator: 'Cases completed at least once, among those of the denominator.',
  denominator: 'Cases accepted at least once whose due time is not after the moment of the state.',
  exclusions: 'Orders that are not due yet.',
  steps: ['accepted', 'completed'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases) {
      const accepted = reached(cases, 'accepted');
      const due = cases.number('due_at');
      return {
        numerator: reached(cases, 'completed'),
        denominator: (row) => accepted(row) && !(due[row]! > cases.now),
      };
    },
  },
});
