import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Pictures and links bound to places or things. */
export const media = defineTable({
  name: 'media',
  zh: '影像与链接',
  en: 'Media',
  row: 'a picture or link bound to a place or thing',
  fields: {
    media_id: required('id', '影像编号', 'Media id', 'Unique within the dataset.'),
    subject_kind: required('category', '对象类型', 'Subject kind', 'region, site, team, activity, project...'),
    subject_id: required('id', '对象编号', 'Subject id', 'Key of the subject in its table.'),
    url: required('text', '网址', 'URL', 'Address of the picture or page.'),
    caption: field('text', '说明', 'Caption', 'What it shows.'),
    licence: field('text', '许可', 'Licence', 'Terms of use.'),
    region_code: field('code', '区划代码', 'Region code', 'Where it was taken; missing = unplaced.'),
    source_id: field('id', '来源', 'Source', 'A row of `sources`.'),
  },
  key: ['media_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'source_id', table: 'sources', references: 'source_id' },
  ],
});

/** What else columns of `media` are called in files. */
export const mediaHeadings: HeadingsOf<typeof media> = {
  url: ['链接'],
  caption: ['图片说明'],
  licence: ['版权'],
  region_code: REGION_HEADINGS,
};

/** A row of `media`. */
export type Medium = RowOf<(typeof media)['fields']>;
