import { clipConvex } from './clip-convex.js';
import type { LandSquares } from './land-squares.js';

interface Field {
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
  /** Whether a square may be painted. */
  readonly isFree: (column: number, row: number) => boolean;
  /** Where it may be painted, of squares between the middles of four cells; null = everywhere. `toPx` brings it into the drawing. */
  readonly land: { readonly squares: LandSquares; readonly toPx: (ring: Float64Array) => Float64Array } | null;
}

interface Placing {
  readonly limit: number;
  readonly left: number;
  readonly top: number;
  /** Size of a cell in px. */
  readonly across: number;
  readonly down: number;
}

const n = (value: number): number => Math.round(value * 10) / 10;

/** Writes a polygon; nothing where it is too small to be seen. */
function piece(points: readonly (readonly [number, number])[]): string {
  const printed = points.map(([x, y]) => `${n(x)} ${n(y)}`).filter((each, i, all) => each !== all.at(i - 1));
  return printed.length < 3 ? '' : `M${printed.join('L')}Z`;
}

/**
 * Writes where a field is at least `limit` as path data: squares between the middles of four cells, cut where the value between two of them passes the limit
 * (marching squares), cut to the land. Whole squares in a row are one piece; pieces meet and do not overlap.
 */
export function fieldPath(
  { values, columns, rows, isFree, land }: Field,
  { limit, left, top, across, down }: Placing,
): string {
  const x = (column: number): number => n(left + (column + 0.5) * across);
  const y = (row: number): number => n(top + (row + 0.5) * down);
  const at = (column: number, row: number): number => values[row * columns + column]! - limit;
  let d = '';
  for (let row = 0; row + 1 < rows; row++) {
    let from = -1;
    const close = (until: number): void => {
      if (from >= 0) d += `M${x(from)} ${y(row)}H${x(until)}V${y(row + 1)}H${x(from)}Z`;
      from = -1;
    };
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const over = corners.map(([c, r]) => at(c, r));
      const share = land?.squares.shareOf(column, row) ?? 1;
      const count = share > 0 && isFree(column, row) ? over.filter((value) => value >= 0).length : 0;
      if (count === 4 && share === 1) {
        if (from < 0) from = column;
        continue;
      }
      close(column);
      if (count === 0) continue;
      const points: (readonly [number, number])[] = [];
      for (const [i, [c, r]] of corners.entries()) {
        const [next, nextRow] = corners[(i + 1) % 4]!;
        const [here, there] = [over[i]!, over[(i + 1) % 4]!];
        if (here >= 0) points.push([x(c), y(r)]);
        if (here >= 0 === there >= 0) continue;
        const way = here / (here - there);
        points.push([n(x(c) + (x(next) - x(c)) * way), n(y(r) + (y(nextRow) - y(r)) * way)]);
      }
      if (!land || share === 1) d += piece(points);
      else for (const ring of land.squares.partsOf(column, row)) d += piece(clipConvex(land.toPx(ring), points));
    }
    close(columns - 1);
  }
  return d;
}
