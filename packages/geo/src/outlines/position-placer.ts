import type { OutlineMatrix, OutlinePlane, ProjectPosition } from './outline.js';

/** Makes what places single positions as the outlines of a drawing are placed. */
export function positionPlacer(plane: OutlinePlane, { scale, x: left, y: top }: OutlineMatrix): ProjectPosition {
  return (lng, lat) => {
    const { x, y } = plane.place([lng], [lat]);
    return Number.isNaN(x[0]) ? null : [x[0]! * scale + left, y[0]! * scale + top];
  };
}
