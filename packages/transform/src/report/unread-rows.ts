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

/** Names of sheets that explain the others. */
const NOTE_SHEET = /说明|须知|填[报写表]要求|填报指南|字典|封面|目录|^(?:read ?me|instructions?|notes?|cover|index)$/i;

/** Says whether a sheet that fits no table is called as those are that explain the others. */
export function isNoteSheet(sheet: string | null): boolean {
  return sheet !== null && NOTE_SHEET.test(sheet.trim());
}

/** Says that a sheet beside tables is a text that explains them, or a cover. */
export function noteSheet(
  { file, sheet }: { readonly file: string; readonly sheet: string | null },
  rows: RowSet,
): Finding {
  const [first, last] = [rows.lowest(), rows.highest];
  const range = first === last ? `its only row is` : `rows ${first}-${last} are`;
  return findingOf(
    'sheet_note',
    'notice',
    null,
    `the sheet explains or serves the others and is no table; ${range} set aside`,
    'nothing need be done',
    { file, ...(sheet === null ? {} : { sheet }), row: first, ...(last > first ? { rowEnd: last } : {}) },
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
