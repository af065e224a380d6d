import type { Locale } from '../format/locale.js';

/** The strings of order boards. */
export interface LifecycleWords {
  readonly satisfaction: string;
  readonly tiers: string;
  readonly overdue: string;
  readonly onlyPlaced: string;
  readonly unknown: string;
  readonly median: string;
  /** A share with its parts: 派单 2,406 中的 2,232. */
  readonly of: (part: string, whole: string) => string;
  readonly ended: (label: string, count: string) => string;
}

const zh: LifecycleWords = {
  satisfaction: '满意率',
  tiers: '派单层级',
  overdue: '超时',
  onlyPlaced: '只有点单数；其余环节没有数据。',
  unknown: '没有数据',
  median: '中位',
  of: (part, whole) => `${whole} 单中 ${part} 单`,
  ended: (label, count) => `${label} ${count}`,
};

const en: LifecycleWords = {
  satisfaction: 'Satisfied',
  tiers: 'Dispatched by',
  overdue: 'overdue',
  onlyPlaced: 'Only orders placed are known; the other steps have no data.',
  unknown: 'no data',
  median: 'median',
  of: (part, whole) => `${part} of ${whole} orders`,
  ended: (label, count) => `${label} ${count}`,
};

/** Gives the strings of order boards in a language. */
export function lifecycleWords(locale: Locale): LifecycleWords {
  return locale === 'zh' ? zh : en;
}
