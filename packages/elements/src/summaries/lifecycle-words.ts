import { formatDate } from '../format/format-date.js';
import type { Locale } from '../format/locale.js';
import type { LifecycleModel } from '../models/lifecycle.js';

/** The strings of order boards. */
export interface LifecycleWords {
  readonly satisfaction: string;
  readonly tiers: string;
  readonly overdue: string;
  readonly onlyPlaced: string;
  readonly unknown: string;
  /** Beside a step that orders may pass by. */
  readonly skippable: string;
  readonly median: string;
  readonly title: string;
  readonly step: string;
  readonly orders: string;
  readonly rate: string;
  readonly basis: string;
  /** First and last year, month or day, both included. */
  readonly period: (from: string, until: string) => string;
  /** A share with its parts: 派单 2,406 中的 2,232. */
  readonly of: (part: string, whole: string) => string;
  /** What a source reports beside counted or simulated steps: 报告值：点单 72 次（2020年8月）. */
  readonly reported: (step: string, count: string, date: string) => string;
  readonly ended: (label: string, count: string) => string;
}

const zh: LifecycleWords = {
  satisfaction: '满意率',
  tiers: '派单层级',
  overdue: '超时',
  onlyPlaced: '只有点单数；其余环节没有数据。',
  unknown: '没有数据',
  skippable: '可省',
  median: '中位',
  title: '点单 → 评单',
  step: '环节',
  orders: '工单',
  rate: '比率',
  basis: '依据',
  period: (from, until) => (from === until ? from : `${from}至${until}`),
  of: (part, whole) => `${whole} 单中 ${part} 单`,
  reported: (step, count, date) => `报告值：${step} ${count}（${date}）`,
  ended: (label, count) => `${label} ${count}`,
};

const en: LifecycleWords = {
  satisfaction: 'Satisfied',
  tiers: 'Dispatched by',
  overdue: 'overdue',
  onlyPlaced: 'Only orders placed are known; the other steps have no data.',
  unknown: 'no data',
  skippable: 'optional',
  median: 'median',
  title: 'Orders, placed to rated',
  step: 'Step',
  orders: 'Orders',
  rate: 'Rate',
  basis: 'Basis',
  period: (from, until) => (from === until ? from : `${from} – ${until}`),
  of: (part, whole) => `${part} of ${whole} orders`,
  reported: (step, count, date) => `Reported: ${count} ${step.toLowerCase()} (${date})`,
  ended: (label, count) => `${label} ${count}`,
};

/** Gives the strings of order boards in a language. */
export function lifecycleWords(locale: Locale): LifecycleWords {
  return locale === 'zh' ? zh : en;
}

function lastBefore(until: string): string {
  const [year = 0, month, day] = until.split('-').map(Number);
  if (day !== undefined) return new Date(Date.UTC(year, month! - 1, day - 1)).toISOString().slice(0, 10);
  if (month !== undefined) return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
  return String(year - 1);
}

/** Says the period of an order board: `2019年`; without one, what the newest data hold for. */
export function periodWords(model: LifecycleModel, locale: Locale): string {
  const { period, asOf } = model;
  if (period)
    return lifecycleWords(locale).period(
      formatDate(period.from, null, locale),
      formatDate(lastBefore(period.until), null, locale),
    );
  return asOf
    ? locale === 'zh'
      ? `截至 ${formatDate(asOf, null, locale)}`
      : `as of ${formatDate(asOf, null, locale)}`
    : '';
}
