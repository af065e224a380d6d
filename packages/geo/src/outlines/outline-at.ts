import { SOUTH_CHINA_SEA } from '../boundaries/boundary-set.js';
import type { Outline, OutlineBox, Outlines } from './outline.js';
import { ringsContain } from './rings-contain.js';

const holds = ({ x, y, width, height }: OutlineBox, atX: number, atY: number): boolean =>
  atX >= x && atX <= x + width && atY >= y && atY <= y + height;

/** Finds the division at a point in px; the one drawn last where two overlap; null when there is none. The dashes of 南海诸岛 are none. */
export function outlineAt({ outlines, inset }: Outlines, x: number, y: number): string | null {
  const drawn = inset && holds(inset, x, y) ? inset.outlines : outlines;
  const isHit = (outline: Outline): boolean =>
    outline.code !== SOUTH_CHINA_SEA && holds(outline.box, x, y) && ringsContain(outline.rings, x, y);
  return drawn.findLast(isHit)?.code ?? null;
}
