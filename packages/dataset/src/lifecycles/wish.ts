import type { Lifecycle } from '../lifecycle.js';

/** 微心愿: a small wish, collected, published, claimed by somebody and fulfilled. No limits ship with it. */
export const wish: Lifecycle = {
  lifecycle: 'wish',
  zh: '微心愿',
  en: 'Wish',
  steps: [
    { step: 'placed', zh: '征集', en: 'Collected' },
    { step: 'reviewed', zh: '审核', en: 'Reviewed', optional: true },
    { step: 'dispatched', zh: '发布', en: 'Published' },
    { step: 'accepted', zh: '认领', en: 'Claimed' },
    { step: 'completed', zh: '圆梦', en: 'Fulfilled' },
    { step: 'rated', zh: '评价', en: 'Rated', optional: true },
    { step: 'rejected', zh: '已拒绝', en: 'Rejected', ends: true },
    { step: 'cancelled', zh: '已取消', en: 'Cancelled', ends: true },
    { step: 'expired', zh: '已失效', en: 'Expired', ends: true },
  ],
};
