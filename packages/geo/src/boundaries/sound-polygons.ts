import type { PolygonRings } from './boundary-set.js';
import { knowDegrees } from './degrees-of.js';
import { ringLiesWithin } from './ring-lies-within.js';
import { noMeasure, type RingMeasure, unsoundRing } from './sound-geometry.js';

/** Positions of outer rings that are compared with those of holes in one geometry; holes beyond it are taken to be where they should. */
const MOST_WORK = 5_000_000;

/** What a geometry that needs no mending is. */
export interface SoundPolygons {
  readonly polygons: readonly PolygonRings[];
  readonly positionCount: number;
}

class Looker {
  positionCount = 0;
  readonly #measure: RingMeasure = noMeasure();
  #work = 0;

  /** Says whether the rings of a polygon are sound and run as RFC 7946 has it, and the holes lie in the outer ring. */
  isRight(polygon: unknown): polygon is PolygonRings {
    if (!Array.isArray(polygon) || polygon.length === 0) return false;
    const measure = this.#measure;
    const outer = polygon[0];
    for (let i = 0; i < polygon.length; i++) {
      const ring = polygon[i];
      if (unsoundRing(ring, measure) !== null) return false;
      this.positionCount += ring.length;
      if (i > 0 ? measure.area >= 0 : measure.area <= 0) return false;
      if (i === 0) knowDegrees(polygon, measure);
      else if (!this.#liesWithin(ring, outer)) return false;
    }
    return true;
  }

  #liesWithin(hole: PolygonRings[number], outer: PolygonRings[number]): boolean {
    this.#work += outer.length * Math.min(hole.length, 25);
    return this.#work > MOST_WORK || ringLiesWithin(hole, outer);
  }
}

/**
 * Takes the polygons of a geometry as they are, where all is as boundary sets have it: sound rings that run as RFC 7946 has it, each with an area, holes in
 * their outer rings. Null where anything has to be mended. What it measures on the way is kept for `degreesOf`.
 */
export function soundPolygons(geometry: unknown): SoundPolygons | null {
  const { type, coordinates } = (geometry ?? {}) as { readonly type?: unknown; readonly coordinates?: unknown };
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons) || polygons.length === 0) return null;
  const looker = new Looker();
  for (const polygon of polygons) if (!looker.isRight(polygon)) return null;
  return { polygons, positionCount: looker.positionCount };
}
