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
  const range = first === last ? `row ${first} is` : `rows ${first}-${last} are`;
  const where = {
    ...place,
    ...(rows.size === 0 ? {} : { row: first, ...(last > first ? { rowEnd: last } : {}) }),
  };
  if (refused) return { ...refused, where };
  return findingOf(
    'table_unknown',
    rows.size === 0 ? 'notice' : 'error',
    headings.join(', '),
    `none of the ${tableNames.length} tables has these headings${rows.size === 0 ? '' : `; ${range} set aside`}`,
    'name its table in a mapping file, or leave it out',
    where,
  );
}

/** Says that a file or sheet has headings, and no row below them. */
export function noRows({ file, sheet }: { readonly file: string; readonly sheet: string | null }): Finding {
  const where = { file, ...(sheet === null ? {} : { sheet }) };
  const reason = 'there are headings, and no row below them';
  return findingOf(
    'file_without_rows',
    'notice',
    null,
    reason,
    'check that the export is whole, or leave it out',
    where,
  );
}
