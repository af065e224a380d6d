import { labelPoint } from './label-point.js';
import type { Outline, OutlineBox, OutlineMatrix } from './outline.js';
import { ringBox } from './ring-box.js';
import { ringPath } from './ring-path.js';
import { type PathSink, traceRing } from './trace-ring.js';

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

function widest(polygons: PlaneShape['polygons']): number {
  return Math.max(0, ...polygons.map(([outer]) => (outer && ringBox([outer])?.width) ?? 0));
}

function placed(ring: Float64Array, { scale, x, y }: OutlineMatrix): Float64Array {
  const moved = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    moved[i] = ring[i]! * scale + x;
    moved[i + 1] = ring[i + 1]! * scale + y;
  }
  return moved;
}

/** A shape where it is drawn. What has to be written of it is written when it is first asked for: most of a country never is. */
class PlacedOutline implements Outline {
  readonly code: string;
  readonly name: string;
  readonly box: OutlineBox;
  readonly #polygons: PlaneShape['polygons'];
  readonly #at: OutlineMatrix;
  #rings: readonly Float64Array[] | undefined;
  #path: string | undefined;
  #label: readonly [number, number] | undefined;

  constructor({ code, name, polygons }: PlaneShape, box: OutlineBox, at: OutlineMatrix) {
    this.code = code;
    this.name = name;
    this.#polygons = polygons;
    this.#at = at;
    this.box = {
      x: box.x * at.scale + at.x,
      y: box.y * at.scale + at.y,
      width: box.width * at.scale,
      height: box.height * at.scale,
    };
  }

  get rings(): readonly Float64Array[] {
    this.#rings ??= this.#polygons.flatMap((rings) => rings.map((ring) => placed(ring, this.#at)));
    return this.#rings;
  }

  get positionCount(): number {
    let count = 0;
    for (const rings of this.#polygons) for (const ring of rings) count += ring.length / 2;
    return count;
  }

  get bodyWidth(): number {
    return widest(this.#polygons) * this.#at.scale;
  }

  get d(): string {
    this.#path ??= this.rings.map(ringPath).join('');
    return this.#path;
  }

  get label(): readonly [number, number] {
    this.#label ??= labelPoint(largestOf(this.#polygons).map((ring) => placed(ring, this.#at)));
    return this.#label;
  }

  trace(path: PathSink, tolerancePx = 0): void {
    for (const rings of this.#polygons) for (const ring of rings) traceRing(path, ring, this.#at, tolerancePx);
  }
}

/** Makes what is drawn of a shape in px; null when it has no position. */
export function toOutline(shape: PlaneShape, at: OutlineMatrix): Outline | null {
  return shape.box && new PlacedOutline(shape, shape.box, at);
}

/** What stands in the main map for a division that is drawn in the inset only. */
export function elsewhere({ code, name, box, label, bodyWidth }: Outline): Outline {
  return { code, name, box, label, bodyWidth, d: '', rings: [], positionCount: 0, trace: () => {} };
}
