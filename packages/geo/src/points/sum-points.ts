import type { PointOrder } from './order-points.js';
import type { PointCluster } from './point-index.js';
import { inPieces, type Steps } from './steps.js';

/** Sums up to each place in the order, so that those of a range are one subtraction. Whole numbers, so exact up to 67 million points. */
export interface PointSums {
  /** Of columns and rows of finest cells. */
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  /** Points of each kind. */
  readonly kinds: readonly Uint32Array[];
}

/** Sums columns, rows and kinds along the order of points. */
export function* sumPoints(order: PointOrder, kind: ArrayLike<number> | null, kindCount: number): Steps<PointSums> {
  const { unit, originX, originY, given, xs, ys } = order;
  const { length } = given;
  const columns = new Float64Array(length + 1);
  const rows = new Float64Array(length + 1);
  yield* inPieces(length, (first, end) => {
    for (let i = first; i < end; i++) {
      columns[i + 1] = columns[i]! + Math.floor(xs[i]! / unit) - originX;
      rows[i + 1] = rows[i]! + Math.floor(ys[i]! / unit) - originY;
    }
  });
  const kinds: Uint32Array[] = [];
  if (!kind) return { columns, rows, kinds };
  const sorted = new Uint32Array(length);
  yield* inPieces(length, (first, end) => {
    for (let i = first; i < end; i++) sorted[i] = kind[given[i]!]!;
  });
  for (let which = 0; which < kindCount; which++) {
    const sums = new Uint32Array(length + 1);
    yield* inPieces(length, (first, end) => {
      for (let i = first; i < end; i++) sums[i + 1] = sums[i]! + Number(sorted[i] === which);
    });
    kinds.push(sums);
  }
  return { columns, rows, kinds };
}

function leastOf(values: Float64Array, first: number, end: number): number {
  let least = values[first]!;
  for (let i = first + 1; i < end; i++) if (values[i]! < least) least = values[i]!;
  return least;
}

/** Makes the cluster of a range of points. */
export function clusterOf(
  { unit, originX, originY, xs, ys, codes }: PointOrder,
  { columns, rows, kinds }: PointSums,
  { first, end, cellSize }: { first: number; end: number; cellSize: number },
): PointCluster {
  const count = end - first;
  const isOnePlace = codes[first] === codes[end - 1];
  const mean = (sums: Float64Array, origin: number): number =>
    ((sums[end]! - sums[first]!) / count + 0.5 + origin) * unit;
  return {
    x: isOnePlace ? leastOf(xs, first, end) : mean(columns, originX),
    y: isOnePlace ? leastOf(ys, first, end) : mean(rows, originY),
    count,
    kinds: kinds.map((sums) => sums[end]! - sums[first]!),
    cellSize,
    ranges: [first, end],
  };
}
