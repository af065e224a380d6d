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
  const open = new Uint32Array(count);
  let openCount = 0;
  let pairs = 0;
  for (const i of order) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    const from = least[i]!;
    let kept = 0;
    for (let k = 0; k < openCount; k++) {
      const j = open[k]!;
      if (most[j]! >= from) open[kept++] = j;
    }
    pairs += kept;
    work.pairs += kept;
    if (pairs > MOST_PAIRS || work.pairs > MOST_IN_ALL) return null;
    const [low, high] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
    for (let k = 0; k < kept; k++) {
      const j = open[k]!;
      const [c, d] = [ring[j]!, ring[j + 1]!];
      if ((c[1] < low && d[1] < low) || (c[1] > high && d[1] > high)) continue;
      if (cross(a, b, c, d)) return a;
    }
    open[kept] = i;
    openCount = kept + 1;
  }
  return null;
}
