import type { TileGrid } from './tile-grid.js';
import { liaoning } from './tile-grids/liaoning.js';

const GRIDS: ReadonlyMap<string, TileGrid> = new Map([liaoning].map((grid) => [grid.region, grid]));

/** Finds the layout of a region's units; null when the region has none (use `fallbackTileGrid`). */
export function tileGridOf(region: string): TileGrid | null {
  return GRIDS.get(region) ?? null;
}
