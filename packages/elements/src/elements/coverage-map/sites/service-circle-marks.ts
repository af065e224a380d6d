import type { Mark } from '../../../marks/mark.js';
import { arcPath } from './arc-path.js';
import { drawnAt, type SiteView } from './site-view.js';

/** Below this a circle is hidden by the shape of its site. */
const LEAST_PX = 3;

/**
 * Draws the circles around sites that are reached within `radiusM` meters, true to the scale of the map, as one area, so that circles that overlap are not
 * darker. As the crow flies, so more than is reached on foot. Null where the scale is unknown or the circles would be smaller than 3 px.
 */
export function serviceCircleMarks(
  rows: Iterable<number>,
  { x, y }: { x: ArrayLike<number>; y: ArrayLike<number> },
  view: SiteView,
  radiusM: number,
): Mark[] | null {
  const { pxPerKm, zoom = 1, theme } = view;
  if (pxPerKm === null) return null;
  const radius = (radiusM / 1000) * pxPerKm * zoom;
  if (radius < LEAST_PX) return null;
  let d = '';
  for (const row of rows) d += `${arcPath(...drawnAt(view, x[row]!, y[row]!), radius, 0, 1)}Z`;
  return d === '' ? [] : [{ type: 'path', role: 'service-circle', d, fill: theme.data1, opacity: 0.2 }];
}
