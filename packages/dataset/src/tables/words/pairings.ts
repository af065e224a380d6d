import type { WordsOf } from '../define-table.js';
import type { pairings } from '../pairings.js';

/** What `pairings` and its columns are called, and what they hold. */
export const pairingsWords: WordsOf<typeof pairings> = {
  zh: '结对',
  en: 'Pairings',
  row: 'one pair of who gives and who receives help',
  fields: {
    pairing_id: ['结对编号', 'Pairing id', 'Unique within the dataset.'],
    from_kind: ['帮扶方类型', 'Giver kind', 'cadre, party_member, tutor, team, unit, site...'],
    from_id: ['帮扶方编号', 'Giver id', 'A pseudonym or the id of a row.'],
    to_kind: ['受助方类型', 'Receiver kind', 'household, child, compound, village...'],
    to_id: ['受助方编号', 'Receiver id', 'A pseudonym or the id of a row.'],
    region_code: ['区划代码', 'Region code', 'Where; missing = unplaced.'],
    since: ['结对日期', 'Since', 'Missing = unknown.'],
    until: ['解除日期', 'Until', 'Last day; missing = still paired.'],
    visits: ['走访次数', 'Visits', 'Visits so far; missing = unknown.'],
  },
};
