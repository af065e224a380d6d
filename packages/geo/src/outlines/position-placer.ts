import type { Projection } from './conic-projection.js';
import type { OutlineBox, ProjectPosition } from './outline.js';

interface Placing {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly pxPerRadius: number;
  /** Nothing south of it is placed; degrees. */
  readonly south?: number;
  /** Nothing beyond it is placed; px. */
  readonly frame?: OutlineBox;
}

/** Makes what places single positions as the outlines of a drawing are placed. */
export function positionPlacer(project: Projection, placing: Placing): ProjectPosition {
  const { from, to, pxPerRadius, south = -90, frame } = placing;
  return (lng, lat) => {
    if (!(Math.abs(lng) <= 180) || !(Math.abs(lat) <= 90) || lat < south) return null;
    const [planeX, planeY] = project([lng, lat]);
    const x = to.x + (planeX - from.x) * pxPerRadius;
    const y = to.y + (planeY - from.y) * pxPerRadius;
    const isBeyond = frame && (x < frame.x || y < frame.y || x > frame.x + frame.width || y > frame.y + frame.height);
    return isBeyond ? null : [x, y];
  };
}
