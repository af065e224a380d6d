import type { Position, Ring } from './boundary-set.js';

/** How many positions of the inner ring are tried. */
const TRIED = 24;

function contains(ring: Ring, [x, y]: Position): boolean {
  let isIn = false;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isIn = !isIn;
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
