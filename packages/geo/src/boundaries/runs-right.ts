import { type BoundaryGeometry, polygonsOf } from './boundary-set.js';
import { ringArea } from './ring-area.js';
import { ringLiesWithin } from './ring-lies-within.js';

/** Positions of outer rings that are compared with those of holes in one geometry; holes beyond it are taken to be where they should. */
const MOST_WORK = 5_000_000;

/** Says whether the rings of a sound geometry run as RFC 7946 has it, each with an area, and its holes lie in their outer rings. */
export function runsRight(geometry: BoundaryGeometry): boolean {
  let work = 0;
  return polygonsOf(geometry).every(
    ([outer = [], ...holes]) =>
      ringArea(outer) > 0 &&
      holes.every((hole) => {
        work += outer.length * Math.min(hole.length, 25);
        return ringArea(hole) < 0 && (work > MOST_WORK || ringLiesWithin(hole, outer));
      }),
  );
}
