import type { OutlineBox } from './outline.js';

/** Measures the box around rings of x, y, x, y ...; null when there is no position. */
export function ringBox(rings: readonly Float64Array[]): OutlineBox | null {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** Joins boxes; null when there is none. */
export function joinBoxes(boxes: readonly (OutlineBox | null)[]): OutlineBox | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    if (!box) continue;
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
