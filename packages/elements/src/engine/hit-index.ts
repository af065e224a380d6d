import type { Box } from '../marks/box.js';
import type { Mark, MarkList } from '../marks/mark.js';
import { markBox } from '../marks/mark-box.js';
import { pathPoints } from '../marks/path-points.js';

/** Finds the datum under a point, and the box of a datum. */
export interface HitIndex {
  /** The datum of the topmost mark at (x, y); else of the nearest mark within `slopPx`; else null. */
  at(x: number, y: number, slopPx?: number): number | null;
  /** The box of the first mark of a datum, which is the one that carries the ring; null when nothing is drawn for it. */
  boxOf(datum: number): Box | null;
}

interface Entry {
  readonly mark: Mark;
  readonly datum: number;
  readonly box: Box;
}

function insidePath(d: string, x: number, y: number): boolean {
  let inside = false;
  for (const ring of pathPoints(d))
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i]!;
      const [xj, yj] = ring[j]!;
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  return inside;
}

function boxDistance(box: Box, x: number, y: number): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(dx, dy);
}

function holds({ mark, box }: Entry, x: number, y: number): boolean {
  if (boxDistance(box, x, y) > 0) return false;
  if (mark.type === 'circle') return Math.hypot(x - mark.x, y - mark.y) <= mark.radius;
  if (mark.type === 'path') return mark.shape?.holds(x, y) ?? insidePath(mark.d, x, y);
  return mark.type !== 'line';
}

/** Indexes the marks of a list that carry a datum, for pointer and keyboard; lengths are CSS pixels of the list. Lines are never hit. */
export function hitIndex(list: MarkList): HitIndex {
  const entries: Entry[] = [];
  const firstBox = new Map<number, Box>();
  for (const mark of list.marks) {
    if (mark.datum === undefined) continue;
    const box = markBox(mark);
    entries.push({ mark, datum: mark.datum, box });
    if (!firstBox.has(mark.datum)) firstBox.set(mark.datum, box);
  }
  return {
    at(x, y, slopPx = 0) {
      for (let i = entries.length - 1; i >= 0; i--) if (holds(entries[i]!, x, y)) return entries[i]!.datum;
      let nearest: number | null = null;
      let nearestPx = slopPx;
      for (const { mark, datum, box } of slopPx > 0 ? entries : []) {
        const distance = mark.type === 'line' ? Number.POSITIVE_INFINITY : boxDistance(box, x, y);
        if (distance <= nearestPx && (nearest === null || distance < nearestPx)) {
          nearest = datum;
          nearestPx = distance;
        }
      }
      return nearest;
    },
    boxOf: (datum) => firstBox.get(datum) ?? null,
  };
}
