import type { WordsOf } from '../define-table.js';
import type { sources } from '../sources.js';

/** What `sources` and its columns are called, and what they hold. */
export const sourcesWords: WordsOf<typeof sources> = {
  zh: '来源',
  en: 'Sources',
  row: 'where figures come from',
  fields: {
    source_id: ['来源编号', 'Source id', 'Unique within the dataset.'],
    kind: ['类型', 'Kind', 'press = an article; platform = an export; survey; simulated = made by a seeded generator.'],
    title: ['标题', 'Title', 'Title of the article or export.'],
    publisher: ['发布者', 'Publisher', 'Who published it.'],
    published_on: ['发布日期', 'Published on', 'Missing = the text does not say.'],
    published_precision: ['发布日期精度', 'Publication date precision', 'How precisely it is known.'],
    url: ['网址', 'URL', 'Address, if any.'],
    retrieved_on: ['获取日期', 'Retrieved on', 'When it was read.'],
    licence: ['许可', 'Licence', 'Terms of use of the whole text.'],
  },
};
