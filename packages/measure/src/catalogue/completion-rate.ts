import { CASE_PLACE, caseMetric, reached } from '../case-metric.js';

/** Completed orders among accepted ones. */
export const completionRate = caseMetric({
  id: 'completion_rate',
  label: { zh: '完成率', en: 'Completion rate' },
  cohort: { zh: '按点单时间计的接单工单', en: 'Orders that were accepted, by the time of placing' },
  definition: {
    zh: '已完成 ÷ 已接单,每单只计一次。平台通行口径,尚无国家标准。',
    en: 'Completed ÷ accepted, whether or not the order is due yet. As platforms use it; there is no national standard.',
  },
  numerator: 'Cases completed at least once, among those of the denominator.',
  denominator: 'Cases accepted at least once.',
  exclusions: 'Orders completed without having been accepted.',
  steps: ['accepted', 'completed'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts: (cases) => ({ numerator: reached(cases, 'completed'), denominator: reached(cases, 'accepted') }),
  },
});
