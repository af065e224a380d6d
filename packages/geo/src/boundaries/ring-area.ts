import type { Ring } from './boundary-set.js';

/** Measures the area of a closed ring in square degrees: positive when it runs counterclockwise. */
export function ringArea(ring: Ring): number {
  let sum = 0;
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum / 2;
}
