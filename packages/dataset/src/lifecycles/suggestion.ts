import type { Lifecycle } from '../lifecycle.js';

/** 建议: a suggestion of a resident, passed to who can act on it. No limits ship with it. */
export const suggestion: Lifecycle = {
  lifecycle: 'suggestion',
  zh: '建议',
  en: 'Suggestion',
  steps: [
    { step: 'placed', zh: '提出', en: 'Made' },
    { step: 'dispatched', zh: '转办', en: 'Forwarded', optional: true },
    { step: 'replied', zh: '答复', en: 'Replied' },
    { step: 'completed', zh: '落实', en: 'Carried out', optional: true },
    { step: 'rated', zh: '评价', en: 'Rated', optional: true },
    { step: 'rejected', zh: '不予采纳', en: 'Rejected', ends: true },
    { step: 'cancelled', zh: '已撤回', en: 'Withdrawn', ends: true },
  ],
};
