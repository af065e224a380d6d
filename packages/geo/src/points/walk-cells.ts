import { BLOCK_LEVEL, LEVELS, type PointOrder } from './order-points.js';
import type { PointBox } from './point-index.js';

/** A cell of the grid and its points, a range in their order. */
export interface Cell {
  /** Its side is `unit * 2 ** level`. */
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Of its first finest cell. */
  readonly code: number;
  readonly first: number;
  readonly end: number;
}

/** Finds the first place from `first` until `end` whose code is at least `code`. */
function placeOf(codes: Float64Array, code: number, first: number, end: number): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codes[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cell around all points. */
export function wholeCell({ unit, originX, originY, codes }: PointOrder): Cell {
  const size = unit * 2 ** LEVELS;
  return { level: LEVELS, x: originX * unit, y: originY * unit, size, code: 0, first: 0, end: codes.length };
}

/** Finest cells in a cell of each level. */
const STEPS = /* @__PURE__ */ Float64Array.from({ length: LEVELS + 1 }, (_, level) => 4 ** level);

/** Lists the quarters of a cell that have points; a finest cell has none. */
export function quartersOf({ codes, blocks }: PointOrder, { level, x, y, size, code, first, end }: Cell): Cell[] {
  if (level === 0) return [];
  const half = size / 2;
  const step = STEPS[level - 1]!;
  const quarters: Cell[] = [];
  const placeAt = (next: number, from: number): number =>
    level > BLOCK_LEVEL ? blocks[next / STEPS[BLOCK_LEVEL]!]! : placeOf(codes, next, from, end);
  let from = first;
  for (let i = 0; i < 4 && from < end; i++) {
    const start = code + i * step;
    const until = i === 3 ? end : placeAt(start + step, from);
    if (until > from)
      quarters.push({
        level: level - 1,
        x: x + (i & 1) * half,
        y: y + (i >> 1) * half,
        size: half,
        code: start,
        first: from,
        end: until,
      });
    from = until;
  }
  return quarters;
}

/** Says how a cell lies to a box. */
export function cellIn({ x, y, size }: Cell, box: PointBox): 'inside' | 'outside' | 'across' {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  if (right <= box.x || bottom <= box.y || x >= right || y >= bottom || x + size <= box.x || y + size <= box.y)
    return 'outside';
  return x >= box.x && y >= box.y && x + size <= right && y + size <= bottom ? 'inside' : 'across';
}

/** Fewer points than this are looked at one by one. */
const FEW = 32;

/** Calls back with ranges of points that together are those in a box, in order. */
export function rangesWithin(order: PointOrder, box: PointBox, take: (first: number, end: number) => void): void {
  const { xs, ys } = order;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const visit = (cell: Cell): void => {
    const lies = cellIn(cell, box);
    if (lies === 'outside') return;
    if (lies === 'inside') take(cell.first, cell.end);
    else if (cell.level > 0 && cell.end - cell.first > FEW) for (const each of quartersOf(order, cell)) visit(each);
    else
      for (let i = cell.first; i < cell.end; i++)
        if (xs[i]! >= box.x && xs[i]! < right && ys[i]! >= box.y && ys[i]! < bottom) take(i, i + 1);
  };
  visit(wholeCell(order));
}
