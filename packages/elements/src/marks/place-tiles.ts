import { fallbackTileGrid, layoutTiles, type TileGrid, tileGridOf } from '@practice-atlas/geo';

/** A grid that has a cell for every code asked for. */
export interface PlacedTiles {
  readonly grid: TileGrid;
  /** False where the region has no layout and the cells stand in code order, which says nothing about places. */
  readonly isGeographic: boolean;
}

/** Lays out regions as on the map where their layout is known; codes it does not know follow in rows below, none is dropped; empty edges are. */
export function placeTiles(codes: readonly string[], region: string | null): PlacedTiles {
  const known = tileGridOf(region ?? `${codes[0]?.slice(0, 2)}0000`);
  const layout = known && layoutTiles(known, codes);
  if (!layout || layout.placed.length === 0)
    return { grid: fallbackTileGrid(codes, region ?? ''), isGeographic: false };
  const left = Math.min(...layout.placed.map(({ column }) => column));
  const top = Math.min(...layout.placed.map(({ row }) => row));
  const placed = layout.placed.map(({ code, column, row }) => ({ code, column: column - left, row: row - top }));
  const columns = 1 + Math.max(...placed.map(({ column }) => column));
  const rows = 1 + Math.max(...placed.map(({ row }) => row));
  const rest = layout.unplaced.map((code, index) => ({
    code,
    column: index % columns,
    row: rows + Math.floor(index / columns),
  }));
  return {
    grid: {
      region: known.region,
      name: known.name,
      columns,
      rows: rows + Math.ceil(rest.length / columns),
      cells: [...placed, ...rest],
    },
    isGeographic: true,
  };
}
