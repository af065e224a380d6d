import type { RawCell } from '../raw-table.js';
import type { Merge } from './heading-path.js';
import { headingText, isFilled, isMeta, isTitle } from './heading-words.js';

/** Says how many rows the heading of a file, or of a sheet of it, has; null when that is to be found out. */
export type HeadingRowCount = (file: string, sheet: string | null) => number | null;

type Grid = readonly (readonly RawCell[])[];

/** Says whether a row stands above a heading: empty, a title, the unit, who filled it in. */
function isAbove(row: readonly RawCell[], width: number): boolean {
  const filled = row.filter(isFilled);
  if (filled.length === 0 || filled.some(isMeta)) return true;
  return width > 1 && filled.length === 1 && (isTitle(filled[0]) || isFilled(row[0]));
}

/**
 * Makes a heading of as many rows as somebody says it has, from the first that is neither title nor unit line. Texts of merged cells,
 * and those with empty cells to their right that have children, stand over all of these.
 */
export function toldHeading(
  grid: Grid,
  rowCount: number,
  merges: readonly Merge[],
): { readonly rows: readonly number[]; readonly columns: readonly string[] } | null {
  const width = Math.max(0, ...grid.map((row) => row.filter(isFilled).length));
  const top = grid.findIndex((row) => !isAbove(row, width));
  if (top < 0) return null;
  const rows = Array.from({ length: Math.min(rowCount, grid.length - top) }, (_, i) => top + i);
  const last = rows.at(-1) ?? top;
  const columnCount = Math.max(...rows.map((row) => grid[row]?.length ?? 0));
  const textAt = (row: number, column: number): string => {
    const merge = merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right);
    return headingText(merge ? grid[merge.top]?.[merge.left] : grid[row]?.[column]);
  };
  const texts = rows.map((row) => {
    let parent = '';
    return Array.from({ length: columnCount }, (_, column) => {
      const own = textAt(row, column);
      if (row === last) return own;
      const hasChild = textAt(last, column) !== '';
      const isUnderAnother = rows.some((above) => above < row && textAt(above, column) !== '');
      if (own !== '' || !hasChild || isUnderAnother) parent = hasChild ? own : '';
      return own === '' ? parent : own;
    });
  });
  const columns = Array.from({ length: columnCount }, (_, column) =>
    texts
      .map((row) => row[column] ?? '')
      .filter((text, i, path) => text !== '' && text !== path[i - 1])
      .join('/'),
  );
  return { rows, columns };
}
