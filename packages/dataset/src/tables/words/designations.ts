import type { WordsOf } from '../define-table.js';
import type { designations } from '../designations.js';

/** What `designations` and its columns are called, and what they hold. */
export const designationsWords: WordsOf<typeof designations> = {
  zh: '命名与荣誉',
  en: 'Designations',
  row: 'a title given',
  fields: {
    designation_id: ['命名编号', 'Designation id', 'Unique within the dataset.'],
    subject_kind: ['对象类型', 'Subject kind', 'Who holds it: region, site, team, project, person.'],
    subject_id: ['对象编号', 'Subject id', 'Key of the holder in its table; missing = the holder is not named.'],
    kind: ['命名类型', 'Kind', 'pilot 试点, demo_point 示范点, honour 荣誉...'],
    level: ['级别', 'Level', 'national, provincial, city, county.'],
    batch: ['批次', 'Batch', 'As the source names it: 2019-10, 2022年首批.'],
    region_code: ['区划代码', 'Region code', 'Where the holder is; missing = unplaced.'],
    place_name: ['地点', 'Place', 'The place as the source names it.'],
    from: ['命名日期', 'From', 'First day; missing = unknown.'],
    until: ['撤销日期', 'Until', 'Last day; missing = still held.'],
    source_id: ['来源', 'Source', 'A row of `sources`.'],
    quote: ['原文', 'Quote', 'The shortest words of the source that say so.'],
    note: ['备注', 'Note', 'What a reader should know.'],
  },
};
