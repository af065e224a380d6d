import type { Box } from '../../../marks/box.js';
import { fitBox, type MapView, MOST_SCALE } from '../../../marks/map-view.js';
import type { DrawnSites } from './drawn-sites.js';

/** A map that can be enlarged, as it stands. */
export interface EnlargedMap {
  readonly view: MapView;
  readonly frame: Box;
  readonly goTo: (view: MapView) => void;
}

/** A disc is opened by enlarging where that shows it at least this much larger. */
const LEAST_ZOOM = 1.2;
const MARGIN = 1.25;

/** Gives the view that shows the sites of a disc as large as the frame lets it; null where that is not larger. */
export function discView(rows: Uint32Array, drawn: DrawnSites, { view, frame }: EnlargedMap): MapView | null {
  const { x, y } = drawn.placed.main;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    left = Math.min(left, x[row]!);
    right = Math.max(right, x[row]!);
    top = Math.min(top, y[row]!);
    bottom = Math.max(bottom, y[row]!);
  }
  const [width, height] = [(right - left) * MARGIN, (bottom - top) * MARGIN];
  if (!(width > 0 || height > 0)) return null;
  const box = {
    x: (left + right - width) / 2 - frame.x,
    y: (top + bottom - height) / 2 - frame.y,
    width: Math.max(width, 1e-9),
    height: Math.max(height, 1e-9),
  };
  const found = fitBox(box, frame);
  return found.scale > Math.min(MOST_SCALE, view.scale * LEAST_ZOOM) ? found : null;
}
