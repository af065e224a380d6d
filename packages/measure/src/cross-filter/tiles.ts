import { allowedBins, type BinRun } from './bin-runs.js';
import type { CrossAnswer, ViewCounts } from './cross-answer.js';
import type { Measures } from './measure-rows.js';
import type { Codes, RowBins } from './row-bins.js';
import { inChunks, type Work } from './slices.js';
import {
  accumulate,
  activeCells,
  failRows,
  pairCells,
  passingCells,
  type RowStates,
  type Tile,
} from './tile-kernels.js';
import type { TileRoom } from './tile-room.js';

/** The rows of a cross-filter by view, and what is measured of them. */
export interface CrossRows {
  readonly rowCount: number;
  readonly names: readonly string[];
  readonly views: readonly RowBins[];
  readonly measures: Measures;
  /** Bytes that the tiles of one active view may take together. */
  readonly tileBytes: number;
  /** Room for the states of all rows, and for tiles; the newest tiles use both. */
  readonly states: RowStates;
  readonly room: TileRoom;
}

/** The bins that pass, by view; null = all. */
export type Filters = readonly (readonly BinRun[] | null)[];

/** The tiles of one active view under the filters of the others. */
export interface Tiles {
  readonly active: number;
  readonly filters: Filters;
  readonly own: readonly Tile[];
  /** By view; null where a tile would be too large, and at the active view. */
  readonly pairs: readonly (readonly Tile[] | null)[];
}

const binCount = (view: RowBins) => view.keys.length + 1;

/** Makes room for the states of rows under so many views. */
export function emptyStates(rowCount: number, viewCount: number): RowStates {
  return viewCount < 0xff ? new Uint8Array(rowCount) : new Uint16Array(rowCount);
}

/** Counts the rows of each bin without any filter. */
export function* countAll({ rowCount, names, views, measures }: CrossRows): Work<CrossAnswer> {
  const counted = new Map<string, ViewCounts>();
  for (const [i, view] of views.entries()) {
    const bins = measures.empty(binCount(view));
    yield* measures.fill(bins, rowCount, (cells, from, until) => cells.set(view.codes.subarray(from, until)));
    counted.set(names[i]!, measures.counts(bins));
  }
  const total = measures.empty(1);
  yield* measures.fill(total, rowCount, (cells, from, until) => cells.fill(0, 0, until - from));
  return { views: counted, total: measures.counts(total) };
}

function* markStates({ rowCount, views, states }: CrossRows, filters: Filters, active: number): Work<void> {
  yield* inChunks(rowCount, (from, until) => states.fill(0, from, until));
  const many = states instanceof Uint8Array ? 0xff : 0xffff;
  for (const [k, runs] of filters.entries()) {
    if (runs === null || k === active) continue;
    const { codes } = views[k]!;
    const allowed = allowedBins(runs, binCount(views[k]!));
    yield* inChunks(rowCount, (from, until) => failRows(states, codes, allowed, k + 1, many, from, until));
  }
}

/** Chooses the views that get a tile: the smallest first, as long as all together keep within the bound. */
function chooseTiles({ views, measures, tileBytes }: CrossRows, active: number): boolean[] {
  const chosen = views.map(() => false);
  const rows = binCount(views[active]!) + 1;
  const sizes = views.map((view, k) => ({ k, bytes: rows * binCount(view) * measures.cellBytes }));
  let left = tileBytes;
  for (const { k, bytes } of sizes.sort((a, b) => a.bytes - b.bytes)) {
    if (k === active || bytes > left) continue;
    chosen[k] = true;
    left -= bytes;
  }
  return chosen;
}

function* fillTile(
  { rowCount, measures, room }: CrossRows,
  rows: number,
  width: number,
  cellsOf: (cells: Int32Array, from: number, until: number) => void,
): Work<readonly Tile[]> {
  const tiles = yield* measures.tiles(rows * width, room);
  yield* measures.fill(tiles, rowCount, cellsOf);
  for (const tile of tiles) yield* inChunks(tile.length, (from, until) => accumulate(tile, width, from, until), width);
  return tiles;
}

/** Builds the tiles of the active view against every other one. Takes over the states and the room of the tiles before, which are no longer read. */
export function* buildTiles(rows: CrossRows, filters: Filters, active: number): Work<Tiles> {
  const { views, states } = rows;
  rows.room.reclaim();
  yield* markStates(rows, filters, active);
  const view = views[active]!;
  const rowsOfCells = binCount(view) + 1;
  const codes: Codes = view.codes;
  const own = yield* fillTile(rows, rowsOfCells, 1, (cells, from, until) =>
    activeCells(cells, codes, states, from, until),
  );
  const chosen = chooseTiles(rows, active);
  const pairs: (readonly Tile[] | null)[] = [];
  for (const [k, other] of views.entries()) {
    if (!chosen[k]) {
      pairs.push(null);
      continue;
    }
    const width = binCount(other);
    pairs.push(
      yield* fillTile(rows, rowsOfCells, width, (cells, from, until) =>
        pairCells(cells, codes, other.codes, width, states, k + 1, from, until),
      ),
    );
  }
  return { active, filters, own, pairs };
}

function* countPassing(rows: CrossRows, active: RowBins, runs: readonly BinRun[], k: number): Work<ViewCounts> {
  const other = rows.views[k]!;
  const bins = rows.measures.empty(binCount(other));
  const allowed = allowedBins(runs, binCount(active));
  yield* rows.measures.fill(bins, rows.rowCount, (cells, from, until) =>
    passingCells(cells, active.codes, allowed, other.codes, rows.states, k + 1, from, until),
  );
  return rows.measures.counts(bins);
}

/** Answers a step on the active view: subtractions, and a pass over the rows for each pair without a tile. */
export function* countStep(rows: CrossRows, tiles: Tiles, filter: readonly BinRun[] | null): Work<CrossAnswer> {
  const { names, views, measures } = rows;
  const active = views[tiles.active]!;
  const runs = filter ?? [[0, binCount(active)] as const];
  const counted = new Map<string, ViewCounts>();
  for (const [k, view] of views.entries()) {
    const pair = tiles.pairs[k];
    if (k === tiles.active) counted.set(names[k]!, measures.split(tiles.own));
    else if (pair) counted.set(names[k]!, measures.sum(pair, binCount(view), runs));
    else counted.set(names[k]!, yield* countPassing(rows, active, runs, k));
  }
  return { views: counted, total: measures.sum(tiles.own, 1, runs) };
}
