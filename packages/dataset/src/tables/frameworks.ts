import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Named frameworks (“45678”, 三张网, 四位一体), item by item. */
export const frameworks = defineTable({
  name: 'frameworks',
  fields: {
    framework: required('category'),
    digit: field('category'),
    item: required('text'),
    order: required('integer', { min: 1 }),
    region_code: field('code'),
    source_id: field('id'),
    quote: field('text'),
    note: field('text'),
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
