import { stepShare } from '../case-metric.js';

/** Completed orders among accepted ones. */
export const completionRate = stepShare(
  {
    id: 'completion_rate',
    label: { zh: '完成率', en: 'Completion rate' },
    cohort: { zh: '按点单时间计的已接单工单', en: 'Orders that were accepted, by the time of placing' },
    definition: {
      zh: '已完成 ÷ 已接单，每单只计一次。平台通行口径，尚无国家标准。',
      en: 'Completed ÷ accepted, whether or not the order is due yet. As platforms use it; there is no national standard.',
    },
  },
  'accepted',
  'completed',
);
