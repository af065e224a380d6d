import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell } from '../raw-table.js';
import { headingPath, type Merge } from './heading-path.js';
import { headingText, isFilled, isMeta, isPeriod, isPlainText, isUnit, titleOf, unitOf } from './heading-words.js';
import { toldHeading } from './told-heading.js';

/** Where the heading of a grid stands and what its columns are called. */
export interface Heading {
  /** The lines above the heading, joined by a space; null when there are none. Lines of who filled it in are left out. */
  readonly title: string | null;
  /** Positions of the rows that make the heading, from 0. */
  readonly headingRows: readonly number[];
  /** One heading a column; `parent/child` where a parent spans several. */
  readonly columns: readonly string[];
  /** The texts of each heading row and of each line above it, by which a repeated one is known. */
  readonly texts: readonly (readonly string[])[];
  /** Position of the first row below the heading; the number of rows when there is none. */
  readonly firstDataRow: number;
  /** The unit said above the heading: `单位：万人`. */
  readonly unitLine: string | null;
  /** `heading_doubtful` when no row looks like a heading and the first was taken. */
  readonly findings: readonly Finding[];
}

/** What `findHeading` may know beside the rows. */
export interface HeadingOptions {
  readonly merges?: readonly Merge[];
  readonly file?: string;
  readonly sheet?: string | null;
  /** The number of a row by its position; default: the position plus 1. */
  readonly rowNumber?: (position: number) => number;
  /** How many rows the heading has; null or absent when that is to be found out. */
  readonly headingRowCount?: number | null;
}

const LOOK_ROWS = 40;

/** Says whether all cells are texts and all are different: the usual heading, in the first row. */
function isPlainHeading(row: readonly RawCell[], width: number): boolean {
  if (row.length < width || row.length < 2) return false;
  return row.every((cell) => isPlainText(cell) && !isMeta(cell)) && new Set(row).size === row.length;
}

function looksLikeHeading(row: readonly RawCell[], width: number): boolean {
  const filled = row.filter(isFilled);
  if (filled.length === 0 || filled.some(isMeta)) return false;
  if (width > 1 && (filled.length < 2 || filled.length * 2 < width)) return false;
  const plain = filled.filter(isPlainText).length;
  const periods = filled.filter(isPeriod).length;
  return plain * 10 >= filled.length * 7 || (plain > 0 && plain + periods === filled.length);
}

function textsOf(row: readonly RawCell[]): string[] {
  return row.map(headingText);
}

/**
 * Finds the heading of a grid of which the first rows are given: below title and unit lines, of one row or of several with
 * parents over children. Keeps duplicate and empty headings as they are. Looks at no more than forty rows.
 *
 * @example
 * findHeading([['宏伟区2024年3月统计表'], ['站点', '活动', ''], ['', '场次', '人次'], ['宏伟站', '3', '40']]).columns;
 * // ['站点', '活动/场次', '活动/人次']
 */
export function findHeading(
  rows: readonly (readonly RawCell[])[],
  {
    merges = [],
    file = '',
    sheet = null,
    rowNumber = (position) => position + 1,
    headingRowCount = null,
  }: HeadingOptions = {},
): Heading {
  const looked = rows.slice(0, LOOK_ROWS);
  const filledCounts = looked.map((row) => row.filter(isFilled).length);
  const width = Math.max(0, ...filledCounts);
  const above = (first: number) => looked.slice(0, first).filter((row) => row.some(isFilled));
  const found = (headingRows: readonly number[], columns: readonly string[], findings: Finding[] = []): Heading => {
    const first = headingRows[0] ?? 0;
    const lines = above(first);
    return {
      title: titleOf(lines),
      headingRows,
      columns,
      texts: [...headingRows.map((row) => textsOf(rows[row] ?? [])), ...lines.map(textsOf)],
      firstDataRow: (headingRows.at(-1) ?? -1) + 1,
      unitLine: unitOf(lines),
      findings,
    };
  };
  const told = headingRowCount === null ? null : toldHeading(looked, headingRowCount, merges);
  if (told) return found(told.rows, told.columns);
  const [firstRow = []] = looked;
  if (merges.length === 0 && isPlainHeading(firstRow, width)) return found([0], textsOf(firstRow));
  for (const [position, row] of looked.entries()) {
    if (filledCounts[position] === 0) continue;
    const path = headingPath(looked, position, merges);
    if (path) return found(path.rows, path.columns);
    if (width === 1 && row.filter(isFilled).some(isUnit)) continue;
    if (looksLikeHeading(row, width)) return found([position], textsOf(row));
  }
  const position = filledCounts.findIndex((count) => count > 0);
  if (position < 0) return { ...found([], []), firstDataRow: rows.length };
  const reason = 'no row looks like a heading; the first row that is not empty was taken for it';
  const where = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }), row: rowNumber(position) };
  return found([position], textsOf(looked[position] ?? []), [
    findingOf('heading_doubtful', 'warning', null, reason, 'put one row of headings above the data', where),
  ]);
}
