import type { BoundaryGeometry, PolygonRings, Position, Ring } from './boundary-set.js';
import { ringArea } from './ring-area.js';

/** Why a geometry is no outline. */
export type GeometryFault =
  | 'geometry_missing'
  | 'geometry_unsupported'
  | 'geometry_malformed'
  | 'coordinates_projected'
  | 'coordinates_swapped'
  | 'geometry_empty';

/** A geometry as it is kept, and what was mended. */
export interface MendedGeometry {
  readonly polygons: readonly PolygonRings[];
  /** Rings whose last position was not the first. */
  readonly closed: number;
  /** Rings that ran the wrong way round. */
  readonly turned: number;
  /** Rings without an area, left out. */
  readonly dropped: number;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads positions; null when one of them is none. Heights are left out, positions twice in a row stand once. */
function positionsOf(given: unknown): Position[] | null {
  if (!Array.isArray(given)) return null;
  const ring: Position[] = [];
  for (const position of given) {
    if (!Array.isArray(position)) return null;
    const [x, y]: unknown[] = position;
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    const last = ring.at(-1);
    if (last?.[0] !== x || last[1] !== y) ring.push([x, y]);
  }
  return ring;
}

/** Says what is wrong with where positions lie: not degrees at all, or latitude before longitude as China would have it. */
function placeFault(rings: readonly Ring[]): GeometryFault | null {
  let isSwapped = true;
  for (const ring of rings)
    for (const [x, y] of ring) {
      if (Math.abs(x) > 180 || Math.abs(y) > 180) return 'coordinates_projected';
      if (!(y > 70 && y < 140 && x > 0 && x < 56)) isSwapped = false;
      else if (Math.abs(y) > 90) return 'coordinates_swapped';
    }
  if (isSwapped) return 'coordinates_swapped';
  return rings.some((ring) => ring.some(([, y]) => Math.abs(y) > 90)) ? 'coordinates_projected' : null;
}

function coordinatesOf(geometry: unknown): unknown[] | GeometryFault {
  if (geometry === null || geometry === undefined) return 'geometry_missing';
  if (!isObject(geometry)) return 'geometry_malformed';
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'geometry_unsupported';
  if (!Array.isArray(coordinates)) return 'geometry_malformed';
  return type === 'Polygon' ? [coordinates] : coordinates;
}

/**
 * Reads a GeoJSON geometry as an outline: closes rings, turns them the way of RFC 7946 (outer counterclockwise), leaves out rings
 * without an area. Gives the fault when it is no outline in degrees.
 */
export function mendGeometry(geometry: unknown): MendedGeometry | GeometryFault {
  const coordinates = coordinatesOf(geometry);
  if (typeof coordinates === 'string') return coordinates;
  const polygons: PolygonRings[] = [];
  let [closed, turned, dropped] = [0, 0, 0];
  for (const given of coordinates) {
    if (!Array.isArray(given)) return 'geometry_malformed';
    const rings: Ring[] = [];
    for (const [at, positions] of given.map(positionsOf).entries()) {
      if (positions === null) return 'geometry_malformed';
      const fault = positions.length > 0 ? placeFault([positions]) : null;
      if (fault) return fault;
      const [first] = positions;
      const last = positions.at(-1);
      if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
        positions.push(first);
        closed += 1;
      }
      const area = ringArea(positions);
      if (positions.length < 4 || area === 0) {
        dropped += 1;
        if (at === 0) break;
        continue;
      }
      if (area < 0 === (at === 0)) {
        positions.reverse();
        turned += 1;
      }
      rings.push(positions);
    }
    if (rings.length > 0) polygons.push(rings);
  }
  return polygons.length === 0 ? 'geometry_empty' : { polygons, closed, turned, dropped };
}

/** Makes a geometry of polygons. */
export function geometryOf(polygons: readonly PolygonRings[]): BoundaryGeometry {
  const [only] = polygons;
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}
