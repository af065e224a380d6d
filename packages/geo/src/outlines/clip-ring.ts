import type { OutlineBox } from './outline.js';

/** Keeps of a closed ring (x, y, x, y ...) what lies on the `sign` side of a line through `limit` across `axis`. */
function clipSide(ring: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  for (let i = 2; i < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
    const a = ((axis === 0 ? ax : ay) - limit) * sign;
    const b = ((axis === 0 ? bx : by) - limit) * sign;
    if (a < 0 !== b < 0) {
      const share = a / (a - b);
      kept.push(axis === 0 ? limit : ax + (bx - ax) * share, axis === 0 ? ay + (by - ay) * share : limit);
    }
    if (b >= 0) kept.push(bx, by);
  }
  if (kept.length > 0) kept.push(kept[0]!, kept[1]!);
  return kept;
}

/**
 * Clips a closed ring to a box (Sutherland and Hodgman 1974); null when nothing is left. A ring that leaves the box and comes back stays one
 * ring, which runs along the edge.
 */
export function clipRing(ring: Float64Array, { x, y, width, height }: OutlineBox): Float64Array | null {
  let kept: number[] = Array.from(ring);
  for (const [axis, limit, sign] of [
    [0, x, 1],
    [0, x + width, -1],
    [1, y, 1],
    [1, y + height, -1],
  ] as const)
    kept = clipSide(kept, axis, limit, sign);
  return kept.length < 8 ? null : Float64Array.from(kept);
}
