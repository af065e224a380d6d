import { clipRing, ringsContain } from '@practice-atlas/geo/outlines.js';
import type { PointBox } from '@practice-atlas/geo/points.js';

/** Squares of a grid, and how much of each is land. */
export interface LandSquares {
  /** 1 = all of it, 0 = nothing, between them = some. */
  shareOf(column: number, row: number): 0 | 0.5 | 1;
  /** What of a square that is partly land is: closed rings of x, y, x, y ..., outer ones the other way round than holes. */
  partsOf(column: number, row: number): readonly Float64Array[];
}

const SIDE = 0.5;

/** Lays squares on a box and finds which of them outlines, closed rings of x, y, x, y ..., cover. */
export function landSquares(
  rings: readonly Float64Array[],
  box: PointBox,
  { columns, rows }: { columns: number; rows: number },
): LandSquares {
  const [across, down] = [box.width / columns, box.height / rows];
  const shares = new Float32Array(columns * rows);
  const touching = new Map<number, number[]>();
  const strips = new Map<string, Float64Array | null>();
  const kept = rings.flatMap((ring) => clipRing(ring, box) ?? []);
  const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor(at)));
  const columnOf = (x: number): number => (x - box.x) / across;
  const rowOf = (y: number): number => (y - box.y) / down;

  /** Marks where the middles of squares come to lie inside or outside, from left to right. */
  const turns = new Uint8Array((columns + 1) * rows);
  kept.forEach((ring, which) => {
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
      const [top, bottom] = [within(rowOf(Math.min(ay, by)), rows), within(rowOf(Math.max(ay, by)), rows)];
      const [first, last] = [within(columnOf(Math.min(ax, bx)), columns), within(columnOf(Math.max(ax, bx)), columns)];
      for (let row = top; row <= bottom; row++) {
        const y = box.y + (row + SIDE) * down;
        if (ay > y !== by > y) {
          const x = ax + ((bx - ax) * (y - ay)) / (by - ay);
          turns[row * (columns + 1) + Math.max(0, Math.min(columns, Math.floor(columnOf(x) - SIDE) + 1))]! ^= 1;
        }
        for (let column = first; column <= last; column++) {
          const square = row * columns + column;
          const known = touching.get(square);
          if (!known) touching.set(square, [which]);
          else if (known.at(-1) !== which) known.push(which);
        }
      }
    }
  });
  for (let row = 0; row < rows; row++)
    for (let column = 0, isLand = 0; column < columns; column++) {
      isLand ^= turns[row * (columns + 1) + column]!;
      shares[row * columns + column] = isLand;
    }

  const stripOf = (which: number, row: number): Float64Array | null => {
    const key = `${which} ${row}`;
    const known = strips.get(key);
    if (known !== undefined) return known;
    const strip = clipRing(kept[which]!, { ...box, y: box.y + row * down, height: down });
    strips.set(key, strip);
    return strip;
  };
  return {
    shareOf(column, row) {
      const square = row * columns + column;
      return touching.has(square) ? 0.5 : shares[square] === 1 ? 1 : 0;
    },
    partsOf(column, row) {
      const square = row * columns + column;
      const near = touching.get(square) ?? [];
      const [x, y] = [box.x + column * across, box.y + row * down];
      const [middleX, middleY] = [x + SIDE * across, y + SIDE * down];
      const isUnder = near.reduce(
        (isLand, which) => isLand !== ringsContain([kept[which]!], middleX, middleY),
        shares[square] === 1,
      );
      const [right, bottom] = [x + across, y + down];
      // Land all around, in which the near rings are holes.
      const around = isUnder ? [Float64Array.of(x, y, x, bottom, right, bottom, right, y, x, y)] : [];
      const parts = near.flatMap((which) => {
        const strip = stripOf(which, row);
        return (strip && clipRing(strip, { x, y, width: across, height: down })) ?? [];
      });
      return [...around, ...parts];
    },
  };
}
