import { type Finding, tableNames } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { RowSet } from './row-set.js';

/**
 * Says that the rows of a file or sheet are set aside: because none of them may be kept (`refused`), else because no table has such
 * headings.
 */
export function unreadRows(
  { file, sheet }: { readonly file: string; readonly sheet: string | null },
  headings: readonly string[],
  refused: Finding | null,
  rows: RowSet,
): Finding {
  const place = { file, ...(sheet === null ? {} : { sheet }) };
  if (headings.length === 0 && rows.size === 0)
    return findingOf('file_empty', 'warning', null, 'the file holds no rows', 'leave it out', place);
  const [first, last] = [rows.lowest(), rows.highest];
  const range = first === last ? `row ${first}` : `rows ${first}-${last}`;
  const where = {
    ...place,
    ...(rows.size === 0 ? {} : { row: first, ...(last > first ? { rowEnd: last } : {}) }),
  };
  if (refused) return { ...refused, where };
  return findingOf(
    'table_unknown',
    rows.size === 0 ? 'notice' : 'error',
    headings.join(', '),
    `none of the ${tableNames.length} tables has these headings${rows.size === 0 ? '' : `; ${range} are set aside`}`,
    'name its table in a mapping file, or leave it out',
    where,
  );
}
