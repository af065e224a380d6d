import type { Locale } from './locale.js';

/** The strings of data tables, source lists and the keyboard cursor. */
export interface TableMessages {
  readonly table: string;
  readonly keys: string;
  readonly page: (page: number, pages: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly source: string;
  readonly items: (count: number) => string;
  readonly more: (count: number) => string;
}

const zh: TableMessages = {
  table: '数据表',
  keys: '方向键逐项浏览，回车选择，Esc 离开。',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  previous: '上一页',
  next: '下一页',
  source: '来源',
  items: (count) => `${count} 条`,
  more: (count) => `另有 ${count} 条`,
};

const en: TableMessages = {
  table: 'Data table',
  keys: 'Arrow keys walk through the data, Enter selects, Escape leaves.',
  page: (page, pages) => `Page ${page} of ${pages}`,
  previous: 'Previous',
  next: 'Next',
  source: 'Source',
  items: (count) => `${count} ${count === 1 ? 'figure' : 'figures'}`,
  more: (count) => `and ${count} more`,
};

/** Gives the strings of tables and source lists in a language. */
export function tableText(locale: Locale): TableMessages {
  return locale === 'zh' ? zh : en;
}
