import { defineTable, field, type RowOf, required } from './define-table.js';

/** Where figures and rows come from. */
export const sources = defineTable({
  name: 'sources',
  fields: {
    source_id: required('id'),
    kind: required('category', { values: ['press', 'platform', 'survey', 'simulated'] }),
    title: required('text'),
    publisher: field('text'),
    published_on: field('date'),
    published_precision: field('category', { values: ['day', 'month', 'year', 'none'] }),
    url: field('text'),
    retrieved_on: field('date'),
    licence: field('text'),
  },
  key: ['source_id'],
});

/** A row of `sources`. */
export type Source = RowOf<(typeof sources)['fields']>;
