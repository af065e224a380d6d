import type { Outlines } from '@practice-atlas/geo/outlines.js';
import type { PointBox } from '@practice-atlas/geo/points.js';
import type { Locale } from '../../../format/locale.js';
import type { PlaneMatrix } from '../../../marks/map-view.js';
import type { Theme } from '../../../theme/theme.js';
import { type Land, landOf } from './land.js';

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
  /** In the plane: a density ends where it does. Absent = it does not end. */
  readonly land?: Land;
  /** Discs stay in it, where the map is enlarged; px of the drawing. */
  readonly frame?: PointBox;
}

/** Of which map `mainView` is. */
export interface MainViewOptions {
  readonly outlines: Outlines;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly picture?: { readonly frame: PointBox; readonly matrix: PlaneMatrix };
}

/** Gives the place in the drawing of a position in the plane, in px. */
export function drawnAt({ box, leftPx, topPx, zoom = 1 }: SiteView, x: number, y: number): readonly [number, number] {
  return [leftPx + (x - box.x) * zoom, topPx + (y - box.y) * zoom];
}

/** Moves a disc off what has to stay free, the shorter way to the left or up, and into the frame. */
export function movedOff({ free, frame }: SiteView, x: number, y: number, radius: number): readonly [number, number] {
  if (frame) {
    const within = (at: number, from: number, size: number): number =>
      Math.max(from + radius, Math.min(from + size - radius, at));
    return movedOff({ free } as SiteView, within(x, frame.x, frame.width), within(y, frame.y, frame.height), radius);
  }
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

/** What is seen of the main map: the whole drawing, or, where `picture` is enlarged, what of it is in the frame. */
export function mainView({ outlines, theme, locale, picture }: MainViewOptions): SiteView {
  const { width, height, pxPerKm, inset } = outlines;
  const land = landOf(outlines);
  const own = { theme, locale, pxPerKm, free: inset, ...(land ? { land } : {}) };
  if (!picture || picture.matrix.scale === 1)
    return { ...own, box: { x: 0, y: 0, width, height }, leftPx: 0, topPx: 0 };
  const { frame, matrix } = picture;
  const { scale: zoom } = matrix;
  const box = {
    x: (frame.x - matrix.x) / zoom,
    y: (frame.y - matrix.y) / zoom,
    width: frame.width / zoom,
    height: frame.height / zoom,
  };
  return { ...own, box, leftPx: frame.x, topPx: frame.y, zoom, frame };
}
