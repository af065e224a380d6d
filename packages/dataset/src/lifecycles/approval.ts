import type { Lifecycle } from '../lifecycle.js';

/** 审批: an item of government service, applied for, accepted and decided. No limits ship with it: `due_at` carries them. */
export const approval: Lifecycle = {
  lifecycle: 'approval',
  zh: '审批',
  en: 'Approval',
  steps: [
    { step: 'placed', zh: '申请', en: 'Applied' },
    { step: 'accepted', zh: '受理', en: 'Accepted' },
    { step: 'reviewed', zh: '审查', en: 'Reviewed', optional: true },
    { step: 'completed', zh: '办结', en: 'Decided' },
    { step: 'rated', zh: '评价', en: 'Rated', optional: true },
    { step: 'rejected', zh: '不予受理', en: 'Rejected', ends: true },
    { step: 'cancelled', zh: '已撤回', en: 'Withdrawn', ends: true },
  ],
};
