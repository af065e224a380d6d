import type { Lifecycle } from '../lifecycle.js';

/**
 * 点单: an order for a service. 审单 is skipped in many places.
 * The limits (review 24 h, dispatch 24 h, accept 48 h, complete 7 d, rate 7 d) are our suggestion, from no standard: configure them.
 */
export const order: Lifecycle = {
  lifecycle: 'order',
  zh: '点单',
  en: 'Order',
  steps: [
    { step: 'placed', zh: '点单', en: 'Placed' },
    { step: 'reviewed', zh: '审单', en: 'Reviewed', optional: true, limitHours: 24 },
    { step: 'dispatched', zh: '派单', en: 'Dispatched', limitHours: 24 },
    { step: 'accepted', zh: '接单', en: 'Accepted', limitHours: 48 },
    { step: 'completed', zh: '完成', en: 'Completed', limitHours: 168 },
    { step: 'rated', zh: '评单', en: 'Rated', limitHours: 168 },
    { step: 'rejected', zh: '已拒绝', en: 'Rejected', ends: true },
    { step: 'cancelled', zh: '已取消', en: 'Cancelled', ends: true },
    { step: 'expired', zh: '已失效', en: 'Expired', ends: true },
  ],
};
