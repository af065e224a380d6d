import type { Tile, TileGrid } from './tile-grid.js';

/** Where each code goes, and which codes have no cell. */
export interface TileLayout {
  /** In the order of the grid. */
  readonly placed: readonly Tile[];
  /** In the order given; to be listed beside the grid, never dropped. */
  readonly unplaced: readonly string[];
}

/** Puts codes on a grid; a code twice counts once. */
export function layoutTiles(grid: TileGrid, codes: readonly string[]): TileLayout {
  const wanted = new Set(codes);
  const placed = grid.cells.filter((cell) => wanted.has(cell.code));
  for (const cell of placed) wanted.delete(cell.code);
  return { placed, unplaced: [...wanted] };
}
