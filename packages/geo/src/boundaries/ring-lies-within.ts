import type { Position, Ring } from './boundary-set.js';

/** How many positions of the inner ring are tried. */
const TRIED = 24;

function contains(ring: Ring, [x, y]: Position): boolean {
  let isIn = false;
  // By index, as everything that walks over a country's positions.
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]!;
    const b = ring[i]!;
    if (a[1] > y !== b[1] > y && x < a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1])) isIn = !isIn;
  }
  return isIn;
}

/** Says whether a closed ring lies within another, by up to 24 of its positions and their middle: one inside is enough, since edges may be shared. */
export function ringLiesWithin(inner: Ring, outer: Ring): boolean {
  const step = Math.max(1, Math.floor(inner.length / TRIED));
  let [sumX, sumY, count] = [0, 0, 0];
  for (let i = 0; i < inner.length - 1; i += step) {
    const position = inner[i]!;
    if (contains(outer, position)) return true;
    sumX += position[0];
    sumY += position[1];
    count += 1;
  }
  return count > 0 && contains(outer, [sumX / count, sumY / count]);
}
