import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Named frameworks (“45678”, 三张网, 四位一体), item by item. */
export const frameworks = defineTable({
  name: 'frameworks',
  zh: '工作体系',
  en: 'Frameworks',
  row: 'one item of a named framework',
  fields: {
    framework: required('category', '体系名称', 'Framework', 'Its name: 45678, 三张网.'),
    digit: field('category', '数字', 'Digit', 'The digit or part that the item stands under: 4; missing = no parts.'),
    item: required('text', '条目', 'Item', 'The item as the source names it.'),
    order: required('integer', '顺序', 'Order', 'Order of the item within its digit, from 1.', {
      min: 1,
    }),
    region_code: field('code', '区划代码', 'Region code', 'Whose framework it is; missing = unplaced.'),
    source_id: field('id', '来源', 'Source', 'A row of `sources`.'),
    quote: field('text', '原文', 'Quote', 'The shortest words of the source that name the item.'),
    note: field('text', '备注', 'Note', 'What a reader should know.'),
  },
  key: ['framework', 'region_code', 'digit', 'order'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'source_id', table: 'sources', references: 'source_id' },
  ],
});

/** What else columns of `frameworks` are called in files. */
export const frameworksHeadings: HeadingsOf<typeof frameworks> = {
  framework: ['体系'],
  item: ['内容'],
  order: ['序号'],
  region_code: REGION_HEADINGS,
};

/** A row of `frameworks`. */
export type FrameworkItem = RowOf<(typeof frameworks)['fields']>;
