import type { Basis } from '@practice-atlas/measure';
import type { Locale } from './locale.js';

/** The strings that every element needs. An element's own strings stand beside the element. */
export interface Messages {
  readonly empty: string;
  readonly emptyHint: string;
  readonly loading: string;
  readonly updating: string;
  readonly noData: string;
  readonly simulated: string;
  readonly simulatedMeaning: string;
  readonly stale: (time: string) => string;
  readonly provenance: string;
  readonly basis: Readonly<Record<Basis, string>>;
  readonly countedFrom: string;
  readonly conflict: string;
  readonly suppressed: string;
  readonly metric: string;
  readonly value: string;
  readonly date: string;
  readonly basisName: string;
  readonly since: (date: string) => string;
  /** Joins clauses of a spoken sentence. */
  readonly comma: string;
  readonly colon: string;
  readonly quote: (words: string) => string;
}

const zh: Messages = {
  empty: '没有数据',
  emptyHint: '所选范围内没有数据，或尚未接入数据源。',
  loading: '正在读取…',
  updating: '正在更新',
  noData: '无数据',
  simulated: '模拟数据',
  simulatedMeaning: '由程序生成，并非真实情况。',
  stale: (time) => `数据未能更新 · 停留在 ${time}`,
  provenance: '出处',
  basis: { counted: '计数', reported: '报告值', simulated: '模拟', mixed: '混合' },
  countedFrom: '逐条计数得出',
  conflict: '数字矛盾',
  suppressed: '人数过少，已隐去',
  metric: '指标',
  value: '数值',
  date: '日期',
  basisName: '依据',
  since: (date) => `较 ${date}`,
  comma: '，',
  colon: '：',
  quote: (words) => `「${words}」`,
};

const en: Messages = {
  empty: 'No data',
  emptyHint: 'The data hold nothing on this, or no source is connected.',
  loading: 'Loading…',
  updating: 'Updating',
  noData: 'no data',
  simulated: 'Simulated',
  simulatedMeaning: 'Made by a seeded generator; not real.',
  stale: (time) => `Not updated since ${time}`,
  provenance: 'Sources',
  basis: { counted: 'counted', reported: 'reported', simulated: 'simulated', mixed: 'mixed' },
  countedFrom: 'Counted from the rows',
  conflict: 'Conflict',
  suppressed: 'hidden: too few people',
  metric: 'Metric',
  value: 'Value',
  date: 'Date',
  basisName: 'Basis',
  since: (date) => `since ${date}`,
  comma: ', ',
  colon: ': ',
  quote: (words) => `“${words}”`,
};

/** Gives the library's common strings in a language. */
export function text(locale: Locale): Messages {
  return locale === 'zh' ? zh : en;
}
