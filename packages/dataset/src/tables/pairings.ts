import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Who helps whom. */
export const pairings = defineTable({
  name: 'pairings',
  zh: '结对',
  en: 'Pairings',
  row: 'one pair of who gives and who receives help',
  fields: {
    pairing_id: required('id', '结对编号', 'Pairing id', 'Unique within the dataset.'),
    from_kind: required('category', '帮扶方类型', 'Giver kind', 'cadre, party_member, tutor, team, unit, site...'),
    from_id: required('id', '帮扶方编号', 'Giver id', 'A pseudonym or the id of a row.'),
    to_kind: required('category', '受助方类型', 'Receiver kind', 'household, child, compound, village...'),
    to_id: required('id', '受助方编号', 'Receiver id', 'A pseudonym or the id of a row.'),
    region_code: field('code', '区划代码', 'Region code', 'Where; missing = unplaced.'),
    since: field('date', '结对日期', 'Since', 'Missing = unknown.'),
    until: field('date', '解除日期', 'Until', 'Last day; missing = still paired.'),
    visits: field('integer', '走访次数', 'Visits', 'Visits so far; missing = unknown.', { unit: 'visits', min: 0 }),
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
