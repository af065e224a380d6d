import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Titles given: pilots, demonstration points, honours. */
export const designations = defineTable({
  name: 'designations',
  zh: '命名与荣誉',
  en: 'Designations',
  row: 'a title given',
  fields: {
    designation_id: required('id', '命名编号', 'Designation id', 'Unique within the dataset.'),
    subject_kind: required(
      'category',
      '对象类型',
      'Subject kind',
      'Who holds it: region, site, team, project, person.',
    ),
    subject_id: field(
      'id',
      '对象编号',
      'Subject id',
      'Key of the holder in its table; missing = the holder is not named.',
    ),
    kind: required('category', '命名类型', 'Kind', 'pilot 试点, demo_point 示范点, honour 荣誉...'),
    level: field('category', '级别', 'Level', 'national, provincial, city, county.'),
    batch: field('category', '批次', 'Batch', 'As the source names it: 2019-10, 2022年首批.'),
    region_code: field('code', '区划代码', 'Region code', 'Where the holder is; missing = unplaced.'),
    place_name: field('text', '地点', 'Place', 'The place as the source names it.'),
    from: field('date', '命名日期', 'From', 'First day; missing = unknown.'),
    until: field('date', '撤销日期', 'Until', 'Last day; missing = still held.'),
    source_id: field('id', '来源', 'Source', 'A row of `sources`.'),
    quote: field('text', '原文', 'Quote', 'The shortest words of the source that say so.'),
    note: field('text', '备注', 'Note', 'What a reader should know.'),
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
