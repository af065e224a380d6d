import { stepShare, stepShareTerms } from '../case-metric.js';

/** Rated orders among completed ones. */
export const ratingRate = stepShare(
  {
    id: 'rating_rate',
    label: { zh: '评价率', en: 'Rating rate' },
    cohort: { zh: '按点单时间计的已完成工单', en: 'Orders that were completed, by the time of placing' },
    definition: {
      zh: '已评单 ÷ 已完成，每单只计一次。平台通行口径，尚无国家标准。',
      en: 'Rated ÷ completed. As platforms use it; there is no national standard.',
    },
  },
  'completed',
  'rated',
);

/** What `rating_rate` counts. */
export const ratingRateTerms = stepShareTerms('completed', 'rated');
