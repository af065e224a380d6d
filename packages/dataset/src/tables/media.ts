import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Pictures and links bound to places or things. */
export const media = defineTable({
  name: 'media',
  fields: {
    media_id: required('id'),
    subject_kind: required('category'),
    subject_id: required('id'),
    url: required('text'),
    caption: field('text'),
    licence: field('text'),
    region_code: field('code'),
    source_id: field('id'),
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
