import type { MapView } from '../models/map-view.js';
import type { Box } from './box.js';

export type { MapView } from '../models/map-view.js';

/** Where a drawing stands: a position p of it is shown at p * scale + (x, y), in CSS pixels. */
export interface PlaneMatrix {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The view of the whole drawing. */
export const WHOLE_MAP: MapView = { scale: 1, x: 0.5, y: 0.5 };
/** The most that a drawing is enlarged. */
export const MOST_SCALE = 64;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/**
 * Brings a view back to the drawing: scale 1 to 64, nothing beyond the edges in sight. What is no finite number is taken from the view of the whole.
 */
export function clampView({ scale, x, y }: MapView): MapView {
  const kept = Number.isFinite(scale) ? clamp(scale, 1, MOST_SCALE) : 1;
  const half = 0.5 / kept;
  const middle = (at: number): number => (Number.isFinite(at) ? clamp(at, half, 1 - half) : 0.5);
  return { scale: kept, x: middle(x), y: middle(y) };
}

/** Enlarges by a factor so that what is shown at `point` (shares of the frame, 0 to 1) stays there, as far as the edges let it. */
export function zoomAround(view: MapView, factor: number, point: { readonly x: number; readonly y: number }): MapView {
  const scale = clamp(view.scale * factor, 1, MOST_SCALE);
  const kept = (at: number, share: number): number => at + (share - 0.5) * (1 / view.scale - 1 / scale);
  return clampView({ scale, x: kept(view.x, point.x), y: kept(view.y, point.y) });
}

/** Moves the drawing by shares of the frame: 0.5, 0 brings what was in the middle to the right edge. */
export function panBy(view: MapView, shareX: number, shareY: number): MapView {
  return clampView({ ...view, x: view.x - shareX / view.scale, y: view.y - shareY / view.scale });
}

/** Shows a box of the fitted drawing as large as the frame, which has `size`, lets it be; in CSS pixels. */
export function fitBox(box: Box, size: { readonly width: number; readonly height: number }): MapView {
  return clampView({
    scale: Math.min(size.width / box.width, size.height / box.height, MOST_SCALE),
    x: (box.x + box.width / 2) / size.width,
    y: (box.y + box.height / 2) / size.height,
  });
}

/** Says where a view puts the drawing that fills `frame` at scale 1. */
export function viewMatrix({ scale, x, y }: MapView, frame: Box): PlaneMatrix {
  return {
    scale,
    x: frame.x + frame.width / 2 - scale * (frame.x + x * frame.width),
    y: frame.y + frame.height / 2 - scale * (frame.y + y * frame.height),
  };
}
