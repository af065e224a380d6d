import { defineTable, field, type RowOf, required } from './define-table.js';

/** Where figures and rows come from. */
export const sources = defineTable({
  name: 'sources',
  zh: '来源',
  en: 'Sources',
  row: 'where figures come from',
  fields: {
    source_id: required('id', '来源编号', 'Source id', 'Unique within the dataset.'),
    kind: required(
      'category',
      '类型',
      'Kind',
      'press = an article; platform = an export; survey; simulated = made by a seeded generator.',
      {
        values: ['press', 'platform', 'survey', 'simulated'],
      },
    ),
    title: required('text', '标题', 'Title', 'Title of the article or export.'),
    publisher: field('text', '发布者', 'Publisher', 'Who published it.'),
    published_on: field('date', '发布日期', 'Published on', 'Missing = the text does not say.'),
    published_precision: field('category', '发布日期精度', 'Publication date precision', 'How precisely it is known.', {
      values: ['day', 'month', 'year', 'none'],
    }),
    url: field('text', '网址', 'URL', 'Address, if any.'),
    retrieved_on: field('date', '获取日期', 'Retrieved on', 'When it was read.'),
    licence: field('text', '许可', 'Licence', 'Terms of use of the whole text.'),
  },
  key: ['source_id'],
});

/** A row of `sources`. */
export type Source = RowOf<(typeof sources)['fields']>;
