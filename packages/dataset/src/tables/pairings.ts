import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Who helps whom. */
export const pairings = defineTable({
  name: 'pairings',
  fields: {
    pairing_id: required('id'),
    from_kind: required('category'),
    from_id: required('id'),
    to_kind: required('category'),
    to_id: required('id'),
    region_code: field('code'),
    since: field('date'),
    until: field('date'),
    visits: field('integer', { unit: 'visits', min: 0 }),
  },
  key: ['pairing_id'],
  foreignKeys: [{ field: 'region_code', table: 'regions', references: 'code' }],
});

/** What else columns of `pairings` are called in files. */
export const pairingsHeadings: HeadingsOf<typeof pairings> = {
  region_code: REGION_HEADINGS,
  since: ['结对时间'],
};

/** A row of `pairings`. */
export type Pairing = RowOf<(typeof pairings)['fields']>;
