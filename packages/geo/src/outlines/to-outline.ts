import { labelPoint } from './label-point.js';
import type { Outline } from './outline.js';
import { ringBox } from './ring-box.js';

/** A division whose polygons lie in the plane: the outer ring, then holes, each x, y, x, y ... */
export interface PlaneShape {
  readonly code: string;
  readonly name: string;
  readonly polygons: readonly (readonly Float64Array[])[];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function pathOf(ring: Float64Array): string {
  let path = '';
  let before = '';
  for (let i = 0; i < ring.length - 2; i += 2) {
    const place = `${tenth(ring[i]!)},${tenth(ring[i + 1]!)}`;
    if (place !== before) path += `${path === '' ? 'M' : 'L'}${place}`;
    before = place;
  }
  return `${path}Z`;
}

function planeArea(ring: Float64Array): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2)
    sum += (ring[i - 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!) - (ring[i]! - ring[0]!) * (ring[i - 1]! - ring[1]!);
  return Math.abs(sum / 2);
}

const polygonArea = ([outer, ...holes]: readonly Float64Array[]): number =>
  outer ? holes.reduce((area, hole) => area - planeArea(hole), planeArea(outer)) : 0;

/** Makes what is drawn of a shape in px; null when it has no position. */
export function toOutline({ code, name, polygons }: PlaneShape): Outline | null {
  const rings = polygons.flat();
  const box = ringBox(rings);
  if (!box) return null;
  let [largest, most] = [polygons[0] ?? [], -1];
  for (const polygon of polygons) {
    const area = polygonArea(polygon);
    if (area > most) [largest, most] = [polygon, area];
  }
  return { code, name, d: rings.map(pathOf).join(''), rings, box, label: labelPoint(largest) };
}
