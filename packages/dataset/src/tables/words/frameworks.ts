import type { WordsOf } from '../define-table.js';
import type { frameworks } from '../frameworks.js';

/** What `frameworks` and its columns are called, and what they hold. */
export const frameworksWords: WordsOf<typeof frameworks> = {
  zh: '工作体系',
  en: 'Frameworks',
  row: 'one item of a named framework',
  fields: {
    framework: ['体系名称', 'Framework', 'Its name: 45678, 三张网.'],
    digit: ['数字', 'Digit', 'The digit or part that the item stands under: 4; missing = no parts.'],
    item: ['条目', 'Item', 'The item as the source names it.'],
    order: ['顺序', 'Order', 'Order of the item within its digit, from 1.'],
    region_code: ['区划代码', 'Region code', 'Whose framework it is; missing = unplaced.'],
    source_id: ['来源', 'Source', 'A row of `sources`.'],
    quote: ['原文', 'Quote', 'The shortest words of the source that name the item.'],
    note: ['备注', 'Note', 'What a reader should know.'],
  },
};
