import { radixOrder } from './radix-order.js';
import { inPieces, type Steps } from './steps.js';

/** Levels of cells: the grid has 2^26 of the finest in x and in y, so that the code of one is a whole number below 2^52. */
export const LEVELS = 26;
/** The level of cells whose points are known without a search: 2^8 by 2^8 of them. */
export const BLOCK_LEVEL = LEVELS - 8;
const HALF = LEVELS / 2;
const SIDE = 2 ** LEVELS;

/** Points in the order of a Z curve (Morton 1966): those of any cell stand in a row. */
export interface PointOrder {
  /** Side of a finest cell, a power of two, so that no position is rounded when its cell is found. */
  readonly unit: number;
  /** The first cell, counted from zero of the plane. */
  readonly originX: number;
  readonly originY: number;
  /** The index that a point was given with. */
  readonly given: Uint32Array;
  /** The cell of a point: the bits of its column and of its row by turns. */
  readonly codes: Float64Array;
  /** Where the cells of level `BLOCK_LEVEL` begin among the points, and after the last one their number. */
  readonly blocks: Uint32Array;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** Bits of a number below 2^13, with a zero after each. */
const SPREAD = /* @__PURE__ */ Uint32Array.from({ length: 1 << HALF }, (_, value) => {
  let spread = 0;
  for (let bit = 0; bit < HALF; bit++) spread |= ((value >> bit) & 1) << (2 * bit);
  return spread;
});

type Coordinates = Float64Array | Float32Array;

/** The smallest power of two that lets a grid of 2^26 cells hold all positions. */
function unitOf(lows: readonly number[], highs: readonly number[]): number {
  const far = Math.max(...[...lows, ...highs].map(Math.abs));
  const extent = Math.max(...highs.map((high, axis) => high - lows[axis]!));
  const least = Math.max(extent / SIDE, far * 2 ** -48, Number.MIN_VALUE * SIDE);
  let unit = 2 ** Math.floor(Math.log2(least));
  while (highs.some((high, axis) => Math.floor(high / unit) - Math.floor(lows[axis]! / unit) >= SIDE)) unit *= 2;
  return unit;
}

/** Puts the points that have a position in order; positions are copied. */
export function* orderPoints(x: Coordinates, y: Coordinates): Steps<PointOrder> {
  const placed = new Uint32Array(x.length);
  let count = 0;
  const lows: [number, number] = [Infinity, Infinity];
  const highs: [number, number] = [-Infinity, -Infinity];
  yield* inPieces(x.length, (first, end) => {
    let next = count;
    for (let i = first; i < end; i++) {
      const [atX, atY] = [x[i]!, y[i]!];
      if (!Number.isFinite(atX) || !Number.isFinite(atY)) continue;
      placed[next++] = i;
      if (atX < lows[0]) lows[0] = atX;
      if (atX > highs[0]) highs[0] = atX;
      if (atY < lows[1]) lows[1] = atY;
      if (atY > highs[1]) highs[1] = atY;
    }
    count = next;
  });
  const unit = count === 0 ? 1 : unitOf(lows, highs);
  const [originX, originY] = count === 0 ? [0, 0] : [Math.floor(lows[0] / unit), Math.floor(lows[1] / unit)];

  const high = new Uint32Array(count);
  const low = new Uint32Array(count);
  const mask = (1 << HALF) - 1;
  yield* inPieces(count, (first, end) => {
    for (let i = first; i < end; i++) {
      const column = Math.floor(x[placed[i]!]! / unit) - originX;
      const row = Math.floor(y[placed[i]!]! / unit) - originY;
      high[i] = SPREAD[column >>> HALF]! | (SPREAD[row >>> HALF]! << 1);
      low[i] = SPREAD[column & mask]! | (SPREAD[row & mask]! << 1);
    }
  });
  const given = yield* radixOrder(high, low);
  const codes = new Float64Array(count);
  const blocks = new Uint32Array(4 ** (LEVELS - BLOCK_LEVEL) + 1);
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  yield* inPieces(count, (first, end) => {
    for (let i = first; i < end; i++) {
      const from = given[i]!;
      codes[i] = high[from]! * SIDE + low[from]!;
      blocks[Math.floor(codes[i]! / 4 ** BLOCK_LEVEL) + 1]!++;
      given[i] = placed[from]!;
      xs[i] = x[given[i]!]!;
      ys[i] = y[given[i]!]!;
    }
  });
  for (let i = 1; i < blocks.length; i++) blocks[i]! += blocks[i - 1]!;
  return { unit, originX, originY, given, codes, blocks, xs, ys };
}
