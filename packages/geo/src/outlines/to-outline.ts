import { labelPoint } from './label-point.js';
import type { Outline, OutlineBox } from './outline.js';
import { ringPath } from './ring-path.js';

/** A division whose polygons lie in the plane: the outer ring, then holes, each x, y, x, y ... */
export interface PlaneShape {
  readonly code: string;
  readonly name: string;
  readonly polygons: readonly (readonly Float64Array[])[];
  /** Null when it has no position. */
  readonly box: OutlineBox | null;
}

function planeArea(ring: Float64Array): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2)
    sum += (ring[i - 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!) - (ring[i]! - ring[0]!) * (ring[i - 1]! - ring[1]!);
  return Math.abs(sum / 2);
}

const polygonArea = ([outer, ...holes]: readonly Float64Array[]): number =>
  outer ? holes.reduce((area, hole) => area - planeArea(hole), planeArea(outer)) : 0;

function largestOf(polygons: PlaneShape['polygons']): readonly Float64Array[] {
  let [largest, most] = [polygons[0] ?? [], -1];
  for (const polygon of polygons) {
    const area = polygonArea(polygon);
    if (area > most) [largest, most] = [polygon, area];
  }
  return largest;
}

/** Makes what is drawn of a shape in px; null when it has no position. The path data and the label are made when they are first asked for. */
export function toOutline({ code, name, polygons, box }: PlaneShape): Outline | null {
  if (!box) return null;
  const rings = polygons.flat();
  let path: string | undefined;
  let place: readonly [number, number] | undefined;
  return {
    code,
    name,
    get d() {
      path ??= rings.map(ringPath).join('');
      return path;
    },
    rings,
    box,
    get label() {
      place ??= labelPoint(largestOf(polygons));
      return place;
    },
  };
}
