import { CASE_PLACE, caseMetric, caseTerms, reached } from '../case-metric.js';
import { all, any, not } from '../rows/row-values.js';

/** Orders that passed the review. */
export const reviewPassRate = caseMetric({
  id: 'review_pass_rate',
  label: { zh: '审核通过率', en: 'Review pass rate' },
  cohort: { zh: '按点单时间计的已审核工单', en: 'Orders that were reviewed, by the time of placing' },
  definition: {
    zh: '审核通过 ÷ 已审核；派单前被拒绝的视为审核未通过。平台通行口径，尚无国家标准。',
    en: 'Approved ÷ reviewed; an order rejected before any dispatch counts as reviewed and not approved. As platforms use it; there is no national standard.',
  },
  steps: ['reviewed'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases) {
      const refused = all(reached(cases, 'rejected'), not(reached(cases, 'dispatched')));
      return { numerator: not(refused), denominator: any(reached(cases, 'reviewed'), refused) };
    },
  },
});

/** What `review_pass_rate` counts. */
export const reviewPassRateTerms = caseTerms({
  numerator: 'Cases of the denominator that were not rejected before a dispatch.',
  denominator: 'Cases reviewed at least once, or rejected before any dispatch.',
  exclusions: 'Orders that skipped the review.',
  missing: 'No order in the cohort was reviewed.',
});
