import { CASE_PLACE, caseMetric, caseTerms } from '../case-metric.js';
import { all, atMost, below, column, constant, known, not } from '../rows/row-values.js';

const SATISFIED = 4;

/** Orders rated four stars or more among those with stars. */
export const satisfactionRate = caseMetric({
  id: 'satisfaction_rate',
  label: { zh: '满意率', en: 'Satisfaction rate' },
  cohort: { zh: '按点单时间计的已评星工单', en: 'Orders with a star rating, by the time of placing' },
  definition: {
    zh: '四星及以上 ÷ 已评星（不以完成数为分母）。平台通行口径，尚无国家标准。',
    en: 'Rated four stars or more ÷ rated, not ÷ completed. As platforms use it; there is no national standard.',
  },
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts: ({ now, everAt }) => ({
      numerator: atMost(constant(SATISFIED), column('rating')),
      denominator: all(known(column('rating')), not(below(constant(now), everAt('rated')))),
    }),
  },
});

/** What `satisfaction_rate` counts. */
export const satisfactionRateTerms = caseTerms({
  numerator: 'Cases rated 4 or 5.',
  denominator: 'Cases with a rating.',
  exclusions: 'Orders that were not rated, or without stars.',
  missing: 'No order in the cohort was rated.',
});
