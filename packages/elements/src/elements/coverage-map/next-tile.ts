import { type TileDirection, tileNeighbor } from '@practice-atlas/geo';
import { placeTiles } from '../../marks/place-tiles.js';
import type { RegionsModel } from '../../models/regions.js';

/** Finds the region on the tile that an arrow key leads to; the same where there is none. */
export function nextTile({ items, region }: RegionsModel, cursor: number, direction: TileDirection): number {
  const codes = items.map(({ code }) => code);
  const next = tileNeighbor(placeTiles(codes, region).grid, codes[cursor] ?? '', direction);
  return next ? codes.indexOf(next.code) : cursor;
}
