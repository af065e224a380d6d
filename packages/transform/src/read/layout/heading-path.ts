import type { RawCell } from '../raw-table.js';
import { headingText, isFilled, isMeta, isPeriod, isPlainText, isTitle } from './heading-words.js';

/** Merged cells of a grid: positions from 0, the last ones included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

type Grid = readonly (readonly RawCell[])[];

const MOST_ROWS = 4;

function isHeadingCell(cell: RawCell | undefined): boolean {
  return isPlainText(cell) || isPeriod(cell);
}

/** Says whether most cells below a heading are numbers or dates, which a text above them is not. */
function isNumberColumn(grid: Grid, first: number, column: number): boolean {
  const cells = grid.slice(first, first + 12).map((row) => row[column]);
  const filled = cells.filter(isFilled);
  return filled.length > 0 && filled.filter((cell) => !isPlainText(cell)).length * 2 > filled.length;
}

/** Joins texts from above to below, each once. */
function joined(texts: readonly string[]): string {
  return texts.filter((text, i) => text !== '' && text !== texts[i - 1]).join('/');
}

/** Says whether the texts below repeated parents are all different, and stand over numbers or dates: then they are no first record. */
function standsOverData(grid: Grid, top: number, columns: readonly number[]): boolean {
  const texts = columns.map((c) => headingText(grid[top + 1]?.[c]));
  return (
    new Set(texts).size === texts.length && columns.every((c, i) => texts[i] !== '' && isNumberColumn(grid, top + 2, c))
  );
}

/** Carries parents to the right over the empty cells that have children; null when the two rows are not parents and children. */
function pathWithoutMerges(grid: Grid, top: number): { rows: number[]; columns: string[] } | null {
  const parents = grid[top] ?? [];
  const children = grid[top + 1] ?? [];
  const width = Math.max(parents.length, children.length);
  const columns: string[] = [];
  const grouped: number[] = [];
  let parent = '';
  for (let c = 0; c < width; c += 1) {
    const over = headingText(parents[c]);
    const under = headingText(children[c]);
    const repeats = over !== '' && over === headingText(parents[c - 1]);
    if (over !== '') parent = under === '' || under === over ? '' : over;
    else if (under === '') parent = '';
    else if (parent !== '') grouped.push(c);
    if (repeats && parent !== '') grouped.push(c);
    columns.push(over !== '' ? joined([over, under]) : joined([parent, under]));
  }
  const isSingle = (c: number) =>
    isFilled(parents[c]) && [headingText(parents[c]), ''].includes(headingText(children[c]));
  const repeated = parents.some((cell, c) => isFilled(cell) && headingText(cell) === headingText(parents[c - 1]));
  const spans = new Set(grouped.flatMap((c) => [c - 1, c]));
  if (grouped.length === 0) return null;
  const isMixed = columns.some((_, c) => !spans.has(c) && isFilled(children[c]) && !isSingle(c));
  if (repeated && isMixed && !standsOverData(grid, top, [...spans])) return null;
  const isEvident = grouped.some((c) => isNumberColumn(grid, top + 2, c)) || isSingle(0);
  return isEvident ? { rows: [top, top + 1], columns } : null;
}

/** Follows merged parents down to their children; null when no merge makes the row a parent of the next. */
function pathWithMerges(
  grid: Grid,
  top: number,
  merges: readonly Merge[],
): { rows: number[]; columns: string[] } | null {
  const isWide = (merge: Merge) => merge.right > merge.left;
  const hasChildren = (merge: Merge) => {
    const below = grid[merge.bottom + 1] ?? [];
    const cells = below.slice(merge.left, merge.right + 1);
    if (cells.filter(isFilled).length < 2 || !cells.every((cell) => !isFilled(cell) || isHeadingCell(cell)))
      return false;
    return !merges.some(
      (other) => other.top === merge.bottom + 1 && other.left === merge.left && other.right === merge.right,
    );
  };
  let bottom = top;
  for (let row = top; row <= bottom && row - top < MOST_ROWS; row += 1)
    for (const merge of merges) {
      if (merge.top !== row || !isFilled(grid[row]?.[merge.left])) continue;
      bottom = Math.max(bottom, merge.bottom, isWide(merge) && hasChildren(merge) ? merge.bottom + 1 : 0);
    }
  if (bottom === top || bottom - top >= MOST_ROWS) return null;
  const rows = Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  if (rows.some((row) => grid[row]?.some((cell) => isFilled(cell) && !isHeadingCell(cell)))) return null;
  const within = merges.filter((merge) => merge.top >= top && merge.top <= bottom);
  const isDown = within.some((merge) => merge.bottom > merge.top && merge.bottom <= bottom);
  const parents = within.filter((merge) => merge.top === top && isWide(merge));
  const covered = (column: number) => parents.some((merge) => column >= merge.left && column <= merge.right);
  const width = Math.max(...rows.map((row) => grid[row]?.length ?? 0));
  const columnsBelow = Array.from({ length: width }, (_, c) => c);
  const alone = columnsBelow.filter((c) => !covered(c) && isFilled(grid[top]?.[c]) && isFilled(grid[top + 1]?.[c]));
  const contrast = columnsBelow.some((c) => covered(c) && isNumberColumn(grid, bottom + 1, c));
  if (!isDown && !contrast && alone.length > 0) return null;
  const textAt = (row: number, column: number) => {
    const merge = within.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right);
    return headingText(merge ? grid[merge.top]?.[merge.left] : grid[row]?.[column]);
  };
  return { rows, columns: columnsBelow.map((c) => joined(rows.map((row) => textAt(row, c)))) };
}

/**
 * Reads a heading of several rows that begins at a position: merged parents over children, or parents with empty cells to
 * their right. Null when the row is a title, or a heading by itself.
 */
export function headingPath(
  grid: Grid,
  top: number,
  merges: readonly Merge[],
): { readonly rows: readonly number[]; readonly columns: readonly string[] } | null {
  const row = grid[top] ?? [];
  const next = grid[top + 1];
  const filled = row.filter(isFilled);
  if (!next?.some(isFilled) || filled.length === 0 || filled.some((cell) => isMeta(cell) || !isHeadingCell(cell)))
    return null;
  if (next.some(isMeta)) return null;
  const first = row.findIndex(isFilled);
  const beginsTable = first <= next.findIndex(isFilled);
  if (filled.length === 1 && isTitle(row[first])) return null;
  if (beginsTable && (filled.length === 1 || (isTitle(row[first]) && isFilled(next[first])))) return null;
  const path = merges.length > 0 ? pathWithMerges(grid, top, merges) : null;
  if (path) return path;
  if (next.some((cell) => isFilled(cell) && !isHeadingCell(cell)) || next.filter(isFilled).length < 2) return null;
  return pathWithoutMerges(grid, top);
}
