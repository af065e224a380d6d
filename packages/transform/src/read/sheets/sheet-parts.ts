import { isFilled } from '../layout/heading-words.js';
import { tableStarts } from '../layout/stacked-tables.js';
import type { SheetCells } from './sheet-cells.js';

/** One of the tables that stand in a sheet, one below the other. */
export interface Part extends SheetCells {
  /** How many rows of the sheet stand above it. */
  readonly above: number;
}

/** Leaves out the columns in which a part has nothing. */
export function trimmed(part: Part): Part {
  const odd = part.oddCells.map(({ column }) => column - part.left);
  const filled = part.grid.flatMap((row) => [row.findIndex(isFilled), row.findLastIndex(isFilled)]);
  const used = [...odd, ...filled].filter((column) => column >= 0);
  const first = used.reduce((least, column) => Math.min(least, column), part.width);
  const last = used.reduce((most, column) => Math.max(most, column), -1);
  return {
    ...part,
    left: part.left + first,
    width: last + 1 - first,
    grid: part.grid.map((row) => row.slice(first, last + 1)),
    merges: part.merges
      .filter((merge) => merge.left >= first)
      .map((merge) => ({ ...merge, left: merge.left - first, right: merge.right - first })),
  };
}

/** Cuts the cells of a sheet into its tables. */
export function partsOf(cells: SheetCells): Part[] {
  const starts = tableStarts(cells.grid, cells.merges);
  if (starts.length === 1) return [{ ...cells, above: 0 }];
  return starts.map((above, at) => {
    const end = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    const isWithin = (row: number) => row >= above && row < end;
    return trimmed({
      ...cells,
      above,
      grid: cells.grid.slice(above, end),
      merges: cells.merges
        .filter(({ top }) => isWithin(top))
        .map((merge) => ({ ...merge, top: merge.top - above, bottom: Math.min(merge.bottom, end - 1) - above })),
      oddCells: cells.oddCells.filter(({ row }) => isWithin(row)),
    });
  });
}
