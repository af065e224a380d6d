import type { TileGrid } from './tile-grid.js';

/**
 * Lays out units of a region that has no layout of its own: compact rows in code order, left to right, a little wider than high.
 * It says nothing about where the units lie. A code twice counts once.
 */
export function fallbackTileGrid(codes: readonly string[], region = ''): TileGrid {
  const sorted = [...new Set(codes)].sort();
  const columns = Math.max(1, Math.ceil(Math.sqrt(sorted.length * 1.25)));
  return {
    region,
    name: 'fallback',
    columns,
    rows: Math.ceil(sorted.length / columns),
    cells: sorted.map((code, index) => ({ code, column: index % columns, row: Math.floor(index / columns) })),
  };
}
