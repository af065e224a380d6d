import { type AdditiveColumn, readValues } from './additive-column.js';
import type { BinRun } from './bin-runs.js';
import type { CrossSum, ViewCounts } from './cross-answer.js';
import { chunkLength, inChunks, type Work } from './slices.js';
import { addCells, countCells, countKnown, splitBins, sumRuns, type Tile } from './tile-kernels.js';
import type { TileRoom } from './tile-room.js';

/** What is added up for each bin: rows, the values of a column, or the rows that have one. */
type Part =
  | { readonly kind: 'count' }
  | { readonly kind: 'sum'; readonly additive: AdditiveColumn }
  | { readonly kind: 'known'; readonly validity: Uint8Array };

/** The numbers of a cross-filter, as tiles or as bins: one array a part. */
export interface Measures {
  /** Bytes of one cell. */
  readonly cellBytes: number;
  /** Makes an array a part, of zeros. */
  empty(length: number): Tile[];
  /** The same, large, in `room`: a chunk at a time is cleared, for memory that is met first by rows in no order makes one long task. */
  tiles(length: number, room: TileRoom): Work<Tile[]>;
  /** Adds the rows of a table to cells; `cellsOf` writes the cell of each row of a chunk, -1 for none. */
  fill(
    into: readonly Tile[],
    rowCount: number,
    cellsOf: (cells: Int32Array, from: number, until: number) => void,
  ): Work<void>;
  /** Adds up the bins of an accumulated tile. */
  sum(tiles: readonly Tile[], width: number, runs: readonly BinRun[]): ViewCounts;
  /** Splits an accumulated tile of one cell a row into its bins. */
  split(tiles: readonly Tile[]): ViewCounts;
  /** Names the arrays. Keeps them. */
  counts(bins: readonly Tile[]): ViewCounts;
}

function partsOf(additives: readonly AdditiveColumn[]): Part[] {
  const parts: Part[] = [{ kind: 'count' }];
  for (const additive of additives) {
    parts.push({ kind: 'sum', additive });
    if (additive.column.validity !== null) parts.push({ kind: 'known', validity: additive.column.validity });
  }
  return parts;
}

/** Says how rows are counted, and their columns summed. */
export function measuresOf(additives: readonly AdditiveColumn[]): Measures {
  const parts = partsOf(additives);
  const empty = (length: number) =>
    parts.map(({ kind }) => (kind === 'sum' ? new Float64Array(length) : new Int32Array(length)));
  const counts = (bins: readonly Tile[]): ViewCounts => {
    const rows = bins[0] as Int32Array;
    const sums = new Map<string, CrossSum>();
    for (const [i, part] of parts.entries()) {
      if (part.kind !== 'sum') continue;
      const knownCounts = part.additive.column.validity === null ? rows : (bins[i + 1] as Int32Array);
      sums.set(part.additive.name, { values: bins[i] as Float64Array, knownCounts });
    }
    return { counts: rows, sums };
  };
  return {
    cellBytes: parts.reduce((bytes, { kind }) => bytes + (kind === 'sum' ? 8 : 4), 0),
    empty,
    counts,
    *tiles(length, room) {
      const tiles: Tile[] = [];
      for (const { kind } of parts) {
        const tile =
          kind === 'sum'
            ? new Float64Array(room.take(8 * length), 0, length)
            : new Int32Array(room.take(4 * length), 0, length);
        yield* inChunks(length, (from, until) => tile.fill(0, from, until));
        tiles.push(tile);
      }
      return tiles;
    },
    *fill(into, rowCount, cellsOf) {
      const cells = new Int32Array(chunkLength(rowCount));
      const weights = new Float64Array(chunkLength(rowCount));
      yield* inChunks(rowCount, (from, until) => {
        cellsOf(cells, from, until);
        for (const [i, part] of parts.entries()) {
          if (part.kind === 'count') countCells(into[i]!, cells, until - from);
          else if (part.kind === 'known') countKnown(into[i]!, cells, part.validity, from, until);
          else {
            readValues(part.additive, from, until, weights);
            addCells(into[i]!, cells, weights, until - from);
          }
        }
      });
    },
    sum(tiles, width, runs) {
      const bins = empty(width);
      for (const [i, tile] of tiles.entries()) sumRuns(bins[i]!, tile, runs);
      return counts(bins);
    },
    split(tiles) {
      const bins = empty(tiles[0]!.length - 1);
      for (const [i, tile] of tiles.entries()) splitBins(bins[i]!, tile);
      return counts(bins);
    },
  };
}
