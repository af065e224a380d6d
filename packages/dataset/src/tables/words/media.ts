import type { WordsOf } from '../define-table.js';
import type { media } from '../media.js';

/** What `media` and its columns are called, and what they hold. */
export const mediaWords: WordsOf<typeof media> = {
  zh: '影像与链接',
  en: 'Media',
  row: 'a picture or link bound to a place or thing',
  fields: {
    media_id: ['影像编号', 'Media id', 'Unique within the dataset.'],
    subject_kind: ['对象类型', 'Subject kind', 'region, site, team, activity, project...'],
    subject_id: ['对象编号', 'Subject id', 'Key of the subject in its table.'],
    url: ['网址', 'URL', 'Address of the picture or page.'],
    caption: ['说明', 'Caption', 'What it shows.'],
    licence: ['许可', 'Licence', 'Terms of use.'],
    region_code: ['区划代码', 'Region code', 'Where it was taken; missing = unplaced.'],
    source_id: ['来源', 'Source', 'A row of `sources`.'],
  },
};
