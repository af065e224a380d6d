import type { Lifecycle } from '../lifecycle.js';

/** 问题: a problem found on patrol or at an inspection (发现 -> 整改 -> 验收销号). No limits ship with it: `due_at` carries them. */
export const issue: Lifecycle = {
  lifecycle: 'issue',
  zh: '问题',
  en: 'Issue',
  steps: [
    { step: 'found', zh: '发现', en: 'Found' },
    { step: 'dispatched', zh: '交办', en: 'Assigned', optional: true },
    { step: 'rectified', zh: '整改', en: 'Rectified' },
    { step: 'closed', zh: '验收销号', en: 'Closed' },
    { step: 'rejected', zh: '不予受理', en: 'Rejected', ends: true },
    { step: 'cancelled', zh: '已撤销', en: 'Cancelled', ends: true },
  ],
};
