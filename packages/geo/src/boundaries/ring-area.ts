import type { Ring } from './boundary-set.js';

/** Measures the area of a closed ring in square degrees: positive when it runs counterclockwise. */
export function ringArea(ring: Ring): number {
  let sum = 0;
  // By index: a country's positions are many, and taking each apart as a list takes three times as long.
  const first = ring[0] ?? [0, 0];
  let [x, y] = [0, 0];
  for (let i = 1; i < ring.length; i++) {
    const position = ring[i]!;
    const nextX = position[0] - first[0];
    const nextY = position[1] - first[1];
    sum += x * nextY - nextX * y;
    x = nextX;
    y = nextY;
  }
  return sum / 2;
}
