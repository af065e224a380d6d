import type { Outlines } from '@practice-atlas/geo/outlines.js';
import type { PointBox } from '@practice-atlas/geo/points.js';
import type { Locale } from '../../format/locale.js';
import type { Theme } from '../../theme/theme.js';

/** What of a plane of sites is seen, and how it is drawn. */
export interface SiteView {
  readonly theme: Theme;
  readonly locale: Locale;
  /** In the plane. */
  readonly box: PointBox;
  /** Where the corner of the box is drawn, in px. */
  readonly leftPx: number;
  readonly topPx: number;
  /** Px of the drawing for one of the plane; default 1. */
  readonly zoom?: number;
  /** Px of the plane for a kilometer; null = unknown. */
  readonly pxPerKm: number | null;
  /** Nothing is drawn over it; px of the drawing. */
  readonly free?: PointBox | null;
}

/** Gives the place in the drawing of a position in the plane, in px. */
export function drawnAt({ box, leftPx, topPx, zoom = 1 }: SiteView, x: number, y: number): readonly [number, number] {
  return [leftPx + (x - box.x) * zoom, topPx + (y - box.y) * zoom];
}

/** Moves a disc off what has to stay free, the shorter way to the left or up. */
export function movedOff({ free }: SiteView, x: number, y: number, radius: number): readonly [number, number] {
  const isClear =
    !free ||
    x + radius <= free.x ||
    y + radius <= free.y ||
    x - radius >= free.x + free.width ||
    y - radius >= free.y + free.height;
  if (isClear) return [x, y];
  const [left, up] = [free.x - radius - 1, free.y - radius - 1];
  return x - left < y - up ? [left, y] : [x, up];
}

/** The view of the main map, where it is not enlarged. */
export function mainView({ outlines, theme, locale }: { outlines: Outlines; theme: Theme; locale: Locale }): SiteView {
  const { width, height, pxPerKm, inset } = outlines;
  return { theme, locale, box: { x: 0, y: 0, width, height }, leftPx: 0, topPx: 0, pxPerKm, free: inset };
}
