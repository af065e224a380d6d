import { stepShare, stepShareTerms } from '../case-metric.js';

/** Completed orders among all accepted ones. */
export const completionRateAll = stepShare(
  {
    id: 'completion_rate_all',
    label: { zh: '完成率（全部）', en: 'Completion rate (all orders)' },
    cohort: {
      zh: '按点单时间计的已接单工单，不论是否到期',
      en: 'Orders that were accepted, due or not, by the time of placing',
    },
    definition: {
      zh: '已完成 ÷ 已接单，不论是否到期；每单只计一次。平台通行口径，尚无国家标准。',
      en: 'Completed ÷ accepted, once per order, whether or not the order is due yet. As platforms use it; there is no national standard.',
    },
  },
  'accepted',
  'completed',
);

/** What `completion_rate_all` counts. */
export const completionRateAllTerms = stepShareTerms('accepted', 'completed');
