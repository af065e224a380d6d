import type { Merge } from '../layout/heading-path.js';
import { isFilled } from '../layout/heading-words.js';
import type { RawCell } from '../raw-table.js';
import { dateCell } from './date-cell.js';
import { percentText } from './percent-text.js';
import type { OddCell, SheetScan } from './scan-sheet.js';

/** The cells of a sheet from its first used column on. */
export interface SheetCells {
  readonly grid: RawCell[][];
  /** How many empty columns stand before it. */
  readonly left: number;
  readonly width: number;
  /** Moved with the cells. */
  readonly merges: readonly Merge[];
  /** Cells of which something must be said, at their place in the sheet. */
  readonly oddCells: readonly OddCell[];
}

/** Reads a value as a cell; undefined for a date that no calendar has. */
function cellOf(value: unknown, isFrom1904: boolean): RawCell | undefined {
  if (value instanceof Date) return dateCell(value, isFrom1904);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return (typeof value === 'string' && value !== '') || typeof value === 'boolean' ? value : null;
}

/** Reads the values of a sheet as cells; null when it holds nothing. */
export function sheetCells(
  rows: readonly (readonly unknown[])[],
  scan: SheetScan,
  isFrom1904: boolean,
): SheetCells | null {
  const oddCells = scan.oddCells.filter(({ kind }) => kind !== 'date');
  const whole = rows.map((row, r) =>
    row.map((value, c): RawCell => {
      const cell = cellOf(value, isFrom1904);
      if (cell === undefined) oddCells.push({ kind: 'date', row: r, column: c, text: '' });
      return cell ?? null;
    }),
  );
  for (const { kind, row, column, text } of scan.oddCells) {
    const cells = whole[row];
    if (cells) cells[column] = kind === 'date' ? text.replace(/T00:00(?::00(?:\.0+)?)?$/, '') : null;
  }
  for (const [row, column] of scan.percentCells) {
    const cell = whole[row]?.[column];
    if (typeof cell === 'number') whole[row]![column] = percentText(cell);
  }
  let left = scan.columnCount;
  for (const { column } of oddCells) left = Math.min(left, column);
  for (const row of whole) {
    const first = row.findIndex(isFilled);
    if (first >= 0) left = Math.min(left, first);
  }
  if (left === scan.columnCount) return null;
  const merges = scan.merges
    .filter((merge) => merge.left >= left)
    .map((merge) => ({ ...merge, left: merge.left - left, right: merge.right - left }));
  const grid = whole.map((row) => row.slice(left));
  return { grid, left, width: scan.columnCount - left, merges, oddCells };
}

/** Copies the value of each merged cell to the rows below it, from a row on, where they are not blank otherwise. */
export function fillDown(grid: RawCell[][], merges: readonly Merge[], firstRow: number): void {
  const reach = new Map<number, number>();
  const isBlank = grid.map((row) => !row.some(isFilled));
  for (const { top, left, bottom } of [...merges].sort((a, b) => a.top - b.top)) {
    const value = grid[top]?.[left] ?? null;
    if (top < firstRow || bottom === top || value === null) continue;
    for (let r = Math.max(top, reach.get(left) ?? 0); r <= bottom && r < grid.length; r += 1)
      if (!isBlank[r]) grid[r]![left] = value;
    reach.set(left, bottom + 1);
  }
}
