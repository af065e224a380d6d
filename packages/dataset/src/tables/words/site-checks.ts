import type { WordsOf } from '../define-table.js';
import type { siteChecks } from '../site-checks.js';

/** What `site_checks` and its columns are called, and what they hold. */
export const siteChecksWords: WordsOf<typeof siteChecks> = {
  zh: '阵地检查',
  en: 'Site checks',
  row: 'one standard checked at one site',
  fields: {
    site_id: ['阵地编号', 'Site id', 'A row of `sites`.'],
    standard: ['标准', 'Standard', 'Name of the standard: 七有, 五有.'],
    item: ['检查项', 'Item', 'The item of the standard: 场所, 标识, 组织...'],
    met: ['是否达标', 'Met', 'Whether the item is met.'],
    checked_on: ['检查日期', 'Checked on', 'Missing = unknown.'],
    note: ['备注', 'Note', 'What was found.'],
  },
};
