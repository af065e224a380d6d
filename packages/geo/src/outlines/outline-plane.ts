import type { Projection } from './conic-projection.js';
import type { OutlineBox, OutlinePlane } from './outline.js';

/** What of a plane is drawn. */
interface PlaneParts {
  /** Null = nothing is. */
  readonly project: Projection | null;
  /** Nothing south of it is placed; degrees. */
  readonly south?: number;
  /** Nothing beyond it is placed; in the plane. */
  readonly frame?: OutlineBox;
}

/** Makes what places positions in the plane of a projection. */
export function outlinePlane({ project, south = -90, frame }: PlaneParts): OutlinePlane {
  const isBeyond = (x: number, y: number): boolean =>
    frame !== undefined && (x < frame.x || y < frame.y || x > frame.x + frame.width || y > frame.y + frame.height);
  return {
    place(lng, lat) {
      const x = new Float64Array(lng.length).fill(Number.NaN);
      const y = x.slice();
      if (!project) return { x, y };
      const at = new Float64Array(2);
      for (let i = 0; i < x.length; i++) {
        const east = lng[i]!;
        const north = lat[i]!;
        if (!(Math.abs(east) <= 180) || !(Math.abs(north) <= 90) || north < south) continue;
        project(east, north, at, 0);
        if (isBeyond(at[0]!, at[1]!)) continue;
        x[i] = at[0]!;
        y[i] = at[1]!;
      }
      return { x, y };
    },
  };
}
