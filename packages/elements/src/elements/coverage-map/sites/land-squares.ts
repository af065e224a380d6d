import { clipRing, ringsContain } from '@practice-atlas/geo/outlines.js';
import type { PointBox } from '@practice-atlas/geo/points.js';
import type { Land } from './land.js';

/** Squares of a grid, and how much of each is land. */
export interface LandSquares {
  /** 1 = all of it, 0 = nothing, between them = some. */
  shareOf(column: number, row: number): 0 | 0.5 | 1;
  /** What of a square that is partly land is: closed rings of x, y, x, y ..., outer ones the other way round than holes. */
  partsOf(column: number, row: number): readonly Float64Array[];
}

const HALF = 0.5;

/** Lays squares on a box and finds which of them outlines cover. Lines between two regions have land on both sides, and do not count. */
export function landSquares(
  { rings, inner }: Pick<Land, 'rings'> & Partial<Land>,
  box: PointBox,
  { columns, rows }: { columns: number; rows: number },
): LandSquares {
  const [across, down] = [box.width / columns, box.height / rows];
  const columnOf = (x: number): number => (x - box.x) / across;
  const rowOf = (y: number): number => (y - box.y) / down;
  const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor(at)));

  /** Calls back with the squares around each line that lies in the box. */
  const eachSquare = (
    accepts: (which: number, line: number) => boolean,
    take: (square: number, which: number) => void,
  ): void => {
    rings.forEach((ring, which) => {
      for (let i = 2; i < ring.length; i += 2) {
        const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
        const [left, right] = [columnOf(Math.min(ax, bx)), columnOf(Math.max(ax, bx))];
        const [top, bottom] = [rowOf(Math.min(ay, by)), rowOf(Math.max(ay, by))];
        if (right < 0 || bottom < 0 || left > columns || top > rows || !accepts(which, i / 2)) continue;
        for (let row = within(top, rows); row <= within(bottom, rows); row++)
          for (let column = within(left, columns); column <= within(right, columns); column++)
            take(row * columns + column, which);
      }
    });
  };

  const isEdge = new Uint8Array(columns * rows);
  eachSquare(
    (which, line) => !inner?.[which]?.[line],
    (square) => {
      isEdge[square] = 1;
    },
  );
  const isLand = middlesOnLand(rings, box, { columns, rows });
  let touching: Map<number, number[]> | undefined;
  /** The rings that have a line in squares at the edge. */
  const ringsAt = (square: number): readonly number[] => {
    if (!touching) {
      const found = new Map<number, number[]>();
      eachSquare(
        () => true,
        (each, which) => {
          if (!isEdge[each]) return;
          const near = found.get(each);
          if (!near) found.set(each, [which]);
          else if (near.at(-1) !== which) near.push(which);
        },
      );
      touching = found;
    }
    return touching.get(square) ?? [];
  };
  const strips = new Map<string, Float64Array | null>();
  const stripOf = (which: number, row: number): Float64Array | null => {
    const key = `${which} ${row}`;
    const before = strips.get(key);
    if (before !== undefined) return before;
    const strip = clipRing(rings[which]!, { ...box, y: box.y + row * down, height: down });
    strips.set(key, strip);
    return strip;
  };
  const parts = new Map<number, readonly Float64Array[]>();
  const cut = (column: number, row: number): readonly Float64Array[] => {
    const square = row * columns + column;
    const near = ringsAt(square);
    const [x, y] = [box.x + column * across, box.y + row * down];
    const [middleX, middleY] = [x + HALF * across, y + HALF * down];
    const isUnder = near.reduce(
      (isIn, which) => isIn !== ringsContain([rings[which]!], middleX, middleY),
      isLand[square] === 1,
    );
    const [right, bottom] = [x + across, y + down];
    // Land all around, in which the near rings are holes.
    const around = isUnder ? [Float64Array.of(x, y, x, bottom, right, bottom, right, y, x, y)] : [];
    const own = near.flatMap((which) => {
      const strip = stripOf(which, row);
      return (strip && clipRing(strip, { x, y, width: across, height: down })) ?? [];
    });
    return [...around, ...own];
  };
  return {
    shareOf(column, row) {
      const square = row * columns + column;
      return isEdge[square] ? 0.5 : isLand[square] ? 1 : 0;
    },
    partsOf(column, row) {
      const square = row * columns + column;
      const before = parts.get(square) ?? cut(column, row);
      parts.set(square, before);
      return before;
    },
  };
}

/** Says of the middle of each square whether it is on land: 1, or 0. */
function middlesOnLand(
  rings: readonly Float64Array[],
  box: PointBox,
  { columns, rows }: { columns: number; rows: number },
): Uint8Array {
  const [across, down] = [box.width / columns, box.height / rows];
  /** Where land begins or ends, from left to right; one more a row for what lies beyond. */
  const turns = new Uint8Array((columns + 1) * rows);
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
      const first = Math.max(0, Math.ceil((Math.min(ay, by) - box.y) / down - HALF));
      for (let row = first; row < rows; row++) {
        const y = box.y + (row + HALF) * down;
        if (y > Math.max(ay, by)) break;
        if (ay > y === by > y) continue;
        const x = ax + ((bx - ax) * (y - ay)) / (by - ay);
        const column = Math.floor((x - box.x) / across - HALF) + 1;
        turns[row * (columns + 1) + Math.max(0, Math.min(columns, column))]! ^= 1;
      }
    }
  const isLand = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0, isOn = 0; column < columns; column++) {
      isOn ^= turns[row * (columns + 1) + column]!;
      isLand[row * columns + column] = isOn;
    }
  return isLand;
}
