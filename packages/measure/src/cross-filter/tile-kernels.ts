import type { BinRun } from './bin-runs.js';
import type { Codes } from './row-bins.js';
import { validityBit } from './validity-bit.js';

/**
 * Which filters a row fails among those of the views that are not active: 0 = none, k + 1 = only that of view k, a number beyond all
 * views = more than one.
 */
export type RowStates = Uint8Array | Uint16Array;
/** Counts or sums. A tile has one row of cells a bin of the active view and one before them, all zero; a cell a bin of the other view. */
export type Tile = Int32Array | Float64Array;

/** Notes the rows of a chunk whose bin in view `own - 1` is not allowed. */
export function failRows(
  states: RowStates,
  codes: Codes,
  allowed: Uint8Array,
  own: number,
  many: number,
  from: number,
  until: number,
): void {
  for (let row = from; row < until; row++) if (allowed[codes[row]!] === 0) states[row] = states[row] === 0 ? own : many;
}

/** Finds the cell of each row of a chunk in the tile of two views; -1 = the filter of a third view leaves it out. */
export function pairCells(
  cells: Int32Array,
  active: Codes,
  other: Codes,
  width: number,
  states: RowStates,
  own: number,
  from: number,
  until: number,
): void {
  for (let row = from; row < until; row++) {
    const state = states[row]!;
    cells[row - from] = state === 0 || state === own ? (active[row]! + 1) * width + other[row]! : -1;
  }
}

/** Finds the cell of each row of a chunk in the tile of the active view alone, which is one cell wide. */
export function activeCells(cells: Int32Array, active: Codes, states: RowStates, from: number, until: number): void {
  for (let row = from; row < until; row++) cells[row - from] = states[row] === 0 ? active[row]! + 1 : -1;
}

/** Finds the bin in another view of each row of a chunk that passes; -1 = a filter leaves it out. */
export function passingCells(
  cells: Int32Array,
  active: Codes,
  allowed: Uint8Array,
  other: Codes,
  states: RowStates,
  own: number,
  from: number,
  until: number,
): void {
  for (let row = from; row < until; row++) {
    const state = states[row]!;
    cells[row - from] = (state === 0 || state === own) && allowed[active[row]!] === 1 ? other[row]! : -1;
  }
}

/** Adds one to the cell of each of `count` rows. */
export function countCells(tile: Tile, cells: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const cell = cells[i]!;
    if (cell >= 0) tile[cell]!++;
  }
}

/** Adds one to the cell of each row of a chunk that has a value. */
export function countKnown(tile: Tile, cells: Int32Array, validity: Uint8Array, from: number, until: number): void {
  for (let row = from; row < until; row++) {
    const cell = cells[row - from]!;
    if (cell >= 0) tile[cell]! += validityBit(validity, row);
  }
}

/** Adds its weight to the cell of each of `count` rows. */
export function addCells(tile: Tile, cells: Int32Array, weights: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const cell = cells[i]!;
    if (cell >= 0) tile[cell]! += weights[i]!;
  }
}

/** Adds to each cell the one a row of cells before it, so that a row holds all bins up to its own. */
export function accumulate(tile: Tile, width: number, from: number, until: number): void {
  for (let cell = from; cell < until; cell++) tile[cell]! += tile[cell - width]!;
}

/** Adds up the bins that runs hold, by subtraction of rows of cells. */
export function sumRuns(sums: Tile, tile: Tile, runs: readonly BinRun[]): void {
  const width = sums.length;
  for (const [from, until] of runs) {
    const [before, last] = [from * width, until * width];
    // One loop a kind of array: a loop that meets both is the slower for it.
    if (tile instanceof Int32Array) for (let i = 0; i < width; i++) sums[i]! += tile[last + i]! - tile[before + i]!;
    else for (let i = 0; i < width; i++) sums[i]! += tile[last + i]! - tile[before + i]!;
  }
}

/** Splits an accumulated tile of one cell a row into its bins. */
export function splitBins(sums: Tile, tile: Tile): void {
  for (let bin = 0; bin < sums.length; bin++) sums[bin] = tile[bin + 1]! - tile[bin]!;
}
