import type { Position } from './boundary-set.js';

/** Keeps of a closed ring what lies on the `sign` side of a longitude (Sutherland and Hodgman 1974). */
function clipped(ring: readonly Position[], limit: number, sign: 1 | -1): Position[] {
  const kept: Position[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    const [a, b] = [(ax - limit) * sign, (bx - limit) * sign];
    if (a < 0 !== b < 0) kept.push([limit, ay + ((by - ay) * a) / (a - b)]);
    if (b >= 0) kept.push([bx, by]);
  }
  return kept.length < 3 ? [] : [...kept, kept[0]!];
}

/**
 * Cuts a closed ring where it jumps over 180 degrees, as RFC 7946 has it: one ring on each side. A ring that lies beyond 180 altogether is moved
 * back by a whole turn. The ring itself when there is nothing to do; null when it goes around a pole.
 */
export function splitAntimeridian(ring: readonly Position[]): readonly (readonly Position[])[] | null {
  let turns = 0;
  let [west, east] = [Infinity, -Infinity];
  const whole: Position[] = [];
  for (const [i, [x, y]] of ring.entries()) {
    const before = ring[i - 1]?.[0] ?? x;
    if (x - before > 180) turns -= 1;
    else if (before - x > 180) turns += 1;
    const at = x + 360 * turns;
    if (at < west) west = at;
    if (at > east) east = at;
    whole.push([at, y]);
  }
  if (turns !== 0) return null;
  if (west >= -180 && east <= 180) return [ring];
  if (east - west > 360) return null;
  const shift = 360 * Math.round((west + east) / 720);
  const moved = whole.map(([x, y]): Position => [x - shift, y]);
  return [-1, 0, 1].flatMap((turn) => {
    const part = clipped(clipped(moved, 360 * turn - 180, 1), 360 * turn + 180, -1);
    return part.length < 4 ? [] : [part.map(([x, y]): Position => [x - 360 * turn, y])];
  });
}
