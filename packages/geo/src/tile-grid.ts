/** One division as one cell; columns and rows count from 0 at the upper left. */
export interface Tile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

/** The units of a region laid out as on the map, without any boundary. */
export interface TileGrid {
  /** Code of the region whose units these are. */
  readonly region: string;
  /** Short English word for the layout, for messages. */
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  /** No two on the same cell. */
  readonly cells: readonly Tile[];
}
