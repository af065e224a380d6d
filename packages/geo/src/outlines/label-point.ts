import type { OutlineBox } from './outline.js';
import { ringBox } from './ring-box.js';
import { ringsContain } from './rings-contain.js';

type Point = readonly [number, number];

interface Cell {
  readonly at: Point;
  readonly half: number;
  /** From its middle to the edge of the polygon; negative outside. */
  readonly distance: number;
}

/** Lines across a polygon among which the first guess is looked for. */
const SCAN_LINES = 7;
/** The point found is this share of the polygon's narrow side short of the best at most. */
const PRECISION = 0.02;
/** Polygons of more corners are looked at as drawn more coarsely. */
const MOST_CORNERS = 4096;

const reach = ({ distance, half }: Cell): number => distance + half * Math.SQRT2;

function edgeDistance(rings: readonly Float64Array[], x: number, y: number): number {
  let least = Infinity;
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay] = [ring[i - 2]!, ring[i - 1]!];
      const [ux, uy] = [ring[i]! - ax, ring[i + 1]! - ay];
      const square = ux * ux + uy * uy;
      const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * ux + (y - ay) * uy) / square));
      least = Math.min(least, (ax + share * ux - x) ** 2 + (ay + share * uy - y) ** 2);
    }
  return Math.sqrt(least);
}

/** Finds the middle of the widest stretch of a few level lines within the polygon; null when it has no area. */
function widestMiddle(rings: readonly Float64Array[], top: number, height: number): Point | null {
  let widest = 0;
  let middle: Point | null = null;
  for (let line = 1; line <= SCAN_LINES; line++) {
    const y = top + (height * line) / (SCAN_LINES + 1);
    const xs: number[] = [];
    for (const ring of rings)
      for (let i = 2; i < ring.length; i += 2) {
        const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
        if (ay > y !== by > y) xs.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
      }
    xs.sort((a, b) => a - b);
    for (let i = 1; i < xs.length; i += 2) {
      const width = xs[i]! - xs[i - 1]!;
      if (width <= widest) continue;
      const x = (xs[i]! + xs[i - 1]!) / 2;
      if (!ringsContain(rings, x, y)) continue;
      widest = width;
      middle = [x, y];
    }
  }
  return middle;
}

/** Leaves out corners that are nearer than `least` to the one before; a ring stays closed. */
function coarser(ring: Float64Array, least: number): Float64Array {
  const kept: number[] = [];
  let [x, y] = [Infinity, Infinity];
  for (let i = 0; i < ring.length; i += 2)
    if (Math.abs(ring[i]! - x) + Math.abs(ring[i + 1]! - y) >= least) {
      [x, y] = [ring[i]!, ring[i + 1]!];
      kept.push(x, y);
    }
  kept.push(ring[0]!, ring[1]!);
  return Float64Array.from(kept);
}

/** A polygon of at most so many corners, near enough to tell where its middle is. */
function coarse(polygon: readonly Float64Array[], narrow: number): readonly Float64Array[] {
  const cornerCount = (rings: readonly Float64Array[]): number =>
    rings.reduce((sum, { length }) => sum + length / 2, 0);
  let rings = polygon;
  for (let least = narrow / 1024; cornerCount(rings) > MOST_CORNERS && least < narrow; least *= 2)
    rings = rings.map((ring) => coarser(ring, least));
  return rings;
}

/**
 * Finds a point inside a polygon and far from its edge (pole of inaccessibility; Garcia-Castellanos and Lombardo 2007, by quartering cells as in
 * Mapbox' polylabel): never outside, never in a hole. A polygon without an area gives its first position; of one with more than 4,096 corners, details are left
 * out of account.
 */
export function labelPoint(polygon: readonly Float64Array[]): Point {
  const box = ringBox(polygon);
  if (!box) return [0, 0];
  const rings = coarse(polygon, Math.min(box.width, box.height));
  const place = poleOf(rings, box);
  if (rings === polygon || (place && ringsContain(polygon, ...place)))
    return place ?? [polygon[0]![0]!, polygon[0]![1]!];
  return widestMiddle(polygon, box.y, box.height) ?? [polygon[0]![0]!, polygon[0]![1]!];
}

/** Finds the pole of inaccessibility; null when the rings have no area. */
function poleOf(rings: readonly Float64Array[], box: OutlineBox): Point | null {
  const start = widestMiddle(rings, box.y, box.height);
  if (!start) return null;
  const narrow = Math.min(box.width, box.height);
  const cellAt = (x: number, y: number, half: number): Cell => {
    const distance = edgeDistance(rings, x, y);
    return { at: [x, y], half, distance: ringsContain(rings, x, y) ? distance : -distance };
  };
  let best = cellAt(...start, 0);
  const size = Math.max(narrow, Math.max(box.width, box.height) / 16);
  const cells: Cell[] = [];
  for (let x = box.x; x < box.x + box.width; x += size)
    for (let y = box.y; y < box.y + box.height; y += size) cells.push(cellAt(x + size / 2, y + size / 2, size / 2));
  while (cells.length > 0) {
    let far = 0;
    for (let i = 1; i < cells.length; i++) if (reach(cells[i]!) > reach(cells[far]!)) far = i;
    const [cell] = cells.splice(far, 1) as [Cell];
    if (reach(cell) - best.distance <= narrow * PRECISION) break;
    if (cell.distance > best.distance) best = cell;
    const half = cell.half / 2;
    for (const [stepX, stepY] of [
      [-half, -half],
      [half, -half],
      [-half, half],
      [half, half],
    ] as const)
      cells.push(cellAt(cell.at[0] + stepX, cell.at[1] + stepY, half));
  }
  return best.at;
}
