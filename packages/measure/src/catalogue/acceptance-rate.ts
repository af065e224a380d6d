import { CASE_PLACE, caseMetric, reached } from '../case-metric.js';

/** Accepted orders among dispatched ones. */
export const acceptanceRate = caseMetric({
  id: 'acceptance_rate',
  label: { zh: '接单率', en: 'Acceptance rate' },
  cohort: { zh: '按点单时间计的派单工单', en: 'Orders that were dispatched, by the time of placing' },
  definition: {
    zh: '已接单 ÷ 已派单,每单只计一次。平台通行口径,尚无国家标准。',
    en: 'Accepted ÷ dispatched; a dispatch counts once even after a re-dispatch. As platforms use it; there is no national standard.',
  },
  numerator: 'Cases accepted at least once, among those of the denominator.',
  denominator: 'Cases dispatched at least once.',
  exclusions: 'Orders accepted without a dispatch.',
  steps: ['dispatched', 'accepted'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts: (cases) => ({ numerator: reached(cases, 'accepted'), denominator: reached(cases, 'dispatched') }),
  },
});
