import type { Position, Ring } from './boundary-set.js';

/** Pairs of edges that are compared at most in one ring, and in all rings that share a count; what needs more is taken to be sound. */
const [MOST_PAIRS, MOST_IN_ALL] = [20_000_000, 400_000_000];

const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  const [ab, ba] = [side(a, b, c) * side(a, b, d), side(c, d, a) * side(c, d, b)];
  return ab < 0 && ba < 0;
}

/** Finds a place where a closed ring crosses itself; touching is no crossing. Null when there is none. `work` is counted on from ring to ring. */
export function ringCrossing(ring: Ring, work: { pairs: number }): Position | null {
  const count = ring.length - 1;
  const least = Float64Array.from({ length: count }, (_, i) => Math.min(ring[i]![0], ring[i + 1]![0]));
  const most = Float64Array.from({ length: count }, (_, i) => Math.max(ring[i]![0], ring[i + 1]![0]));
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((i, j) => least[i]! - least[j]!);
  let open: number[] = [];
  let pairs = 0;
  for (const i of order) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    const from = least[i]!;
    open = open.filter((j) => most[j]! >= from);
    pairs += open.length;
    work.pairs += open.length;
    if (pairs > MOST_PAIRS || work.pairs > MOST_IN_ALL) return null;
    const [low, high] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
    for (const j of open) {
      const [c, d] = [ring[j]!, ring[j + 1]!];
      if ((c[1] < low && d[1] < low) || (c[1] > high && d[1] > high)) continue;
      if (cross(a, b, c, d)) return a;
    }
    open.push(i);
  }
  return null;
}
