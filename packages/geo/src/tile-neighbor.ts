import type { Tile, TileGrid } from './tile-grid.js';

export type TileDirection = 'up' | 'down' | 'left' | 'right';

const STEP = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] } as const;

/**
 * Finds the cell to go to with an arrow key: the nearest in that direction, sideways steps counting double;
 * of equally near ones the upper or left. Null at the edge, or when the grid has no cell for `code`.
 */
export function tileNeighbor(grid: TileGrid, code: string, direction: TileDirection): Tile | null {
  const from = grid.cells.find((cell) => cell.code === code);
  if (!from) return null;
  const [stepColumn, stepRow] = STEP[direction];
  let nearest: Tile | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const cell of [...grid.cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const columns = cell.column - from.column;
    const rows = cell.row - from.row;
    const ahead = columns * stepColumn + rows * stepRow;
    if (ahead <= 0) continue;
    const distance = ahead + 2 * Math.abs(columns * stepRow + rows * stepColumn);
    if (distance < least) {
      nearest = cell;
      least = distance;
    }
  }
  return nearest;
}
