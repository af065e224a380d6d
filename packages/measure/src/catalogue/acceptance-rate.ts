import { stepShare, stepShareTerms } from '../case-metric.js';

/** Accepted orders among dispatched ones. */
export const acceptanceRate = stepShare(
  {
    id: 'acceptance_rate',
    label: { zh: '接单率', en: 'Acceptance rate' },
    cohort: { zh: '按点单时间计的已派单工单', en: 'Orders that were dispatched, by the time of placing' },
    definition: {
      zh: '已接单 ÷ 已派单，每单只计一次。平台通行口径，尚无国家标准。',
      en: 'Accepted ÷ dispatched; a dispatch counts once even after a re-dispatch. As platforms use it; there is no national standard.',
    },
  },
  'dispatched',
  'accepted',
);

/** What `acceptance_rate` counts. */
export const acceptanceRateTerms = stepShareTerms('dispatched', 'accepted');
