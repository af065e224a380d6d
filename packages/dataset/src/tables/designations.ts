import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Titles given: pilots, demonstration points, honours. */
export const designations = defineTable({
  name: 'designations',
  fields: {
    designation_id: required('id'),
    subject_kind: required('category'),
    subject_id: field('id'),
    kind: required('category'),
    level: field('category'),
    batch: field('category'),
    region_code: field('code'),
    place_name: field('text'),
    from: field('date'),
    until: field('date'),
    source_id: field('id'),
    quote: field('text'),
    note: field('text'),
  },
  key: ['designation_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'source_id', table: 'sources', references: 'source_id' },
  ],
});

/** What else columns of `designations` are called in files. */
export const designationsHeadings: HeadingsOf<typeof designations> = {
  designation_id: ['荣誉编号'],
  kind: ['称号', '称号类型', '荣誉类型'],
  level: ['命名级别'],
  region_code: REGION_HEADINGS,
  place_name: ['地名'],
  from: ['授牌日期', '命名时间', '授牌时间', '获评日期'],
};

/** A row of `designations`. */
export type Designation = RowOf<(typeof designations)['fields']>;
