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
  readonly table: string;
  readonly keys: string;
  readonly page: (page: number, pages: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly source: string;
  readonly sources: string;
  readonly asOf: (date: string) => string;
  readonly more: (count: number) => string;
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
  emptyHint: '所选范围内没有可显示的数据，或尚未接入数据源。',
  loading: '正在读取…',
  updating: '正在更新',
  noData: '无数据',
  simulated: '模拟数据',
  simulatedMeaning: '由程序按固定种子生成，不代表真实情况。',
  stale: (time) => `数据未能更新 · 停留在 ${time}`,
  provenance: '数字的出处',
  table: '数据表',
  keys: '方向键逐项浏览，回车选择，Esc 离开。',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  previous: '上一页',
  next: '下一页',
  source: '来源',
  sources: '来源',
  asOf: (date) => `截至 ${date}`,
  more: (count) => `另有 ${count} 条`,
  basis: { counted: '计数', reported: '报告值', simulated: '模拟', mixed: '混合' },
  countedFrom: '由数据集逐条计数得出',
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
  emptyHint: 'Nothing to show in this selection, or no data source is connected yet.',
  loading: 'Loading…',
  updating: 'Updating',
  noData: 'no data',
  simulated: 'Simulated',
  simulatedMeaning: 'Made by a seeded generator; it says nothing about the real world.',
  stale: (time) => `Not updated · as loaded at ${time}`,
  provenance: 'Where the numbers come from',
  table: 'Data table',
  keys: 'Arrow keys walk through the data, Enter selects, Escape leaves.',
  page: (page, pages) => `Page ${page} of ${pages}`,
  previous: 'Previous',
  next: 'Next',
  source: 'Source',
  sources: 'Sources',
  asOf: (date) => `as of ${date}`,
  more: (count) => `and ${count} more`,
  basis: { counted: 'counted', reported: 'reported', simulated: 'simulated', mixed: 'mixed' },
  countedFrom: 'Counted row by row from the dataset',
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
