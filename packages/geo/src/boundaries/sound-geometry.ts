import { shownValue } from './shown-value.js';

/** The first thing that is wrong with a geometry. */
export interface UnsoundPart {
  /** Below the geometry, such as `.coordinates[0]`. */
  readonly property: string;
  /** What is wrong; follows the property in a sentence. */
  readonly message: string;
}

/** What is measured of a ring. */
export interface RingMeasure {
  /** In square degrees: positive when it runs counterclockwise. */
  area: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Of no ring yet. */
export const noMeasure = (): RingMeasure => ({ area: 0, west: 0, south: 0, east: 0, north: 0 });

/** What can be wrong with a ring. */
export type RingFault = 'short' | 'place' | 'jump' | 'swapped' | 'open';

const RING_FAULTS: Readonly<Record<RingFault, string>> = {
  short: 'has fewer than four positions',
  place: 'has a position that is no longitude and latitude',
  jump: 'jumps over 180 degrees of longitude',
  swapped: 'has latitude before longitude',
  open: 'is not closed',
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Finds what is wrong with a ring; of a sound one `into` gets its measures, in the same walk over its positions. */
export function unsoundRing(ring: unknown, into: RingMeasure): RingFault | null {
  if (!Array.isArray(ring) || ring.length < 4) return 'short';
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let [firstX, firstY, lastX, lastY, sum] = [0, 0, 0, 0, 0];
  let isSwapped = true;
  for (let i = 0; i < ring.length; i++) {
    const position: unknown = ring[i];
    if (!Array.isArray(position)) return 'place';
    const x: unknown = position[0];
    const y: unknown = position[1];
    if (typeof x !== 'number' || typeof y !== 'number' || !(x >= -180 && x <= 180 && y >= -90 && y <= 90))
      return 'place';
    if (i === 0) {
      firstX = x;
      firstY = y;
    } else {
      if (x - lastX > 180 || lastX - x > 180) return 'jump';
      sum += (lastX - firstX) * (y - firstY) - (x - firstX) * (lastY - firstY);
    }
    if (isSwapped && !(y > 70 && x > 0 && x < 56)) isSwapped = false;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
    lastX = x;
    lastY = y;
  }
  if (isSwapped) return 'swapped';
  if (firstX !== lastX || firstY !== lastY) return 'open';
  into.area = sum / 2;
  into.west = west;
  into.south = south;
  into.east = east;
  into.north = north;
  return null;
}

function unsoundPolygon(polygon: unknown, property: string): UnsoundPart | null {
  if (!Array.isArray(polygon) || polygon.length === 0) return { property, message: 'has no ring' };
  const measure = noMeasure();
  for (const [i, ring] of polygon.entries()) {
    const fault = unsoundRing(ring, measure);
    if (fault !== null) return { property: `${property}[${i}]`, message: RING_FAULTS[fault] };
  }
  return null;
}

/** Finds the first thing that is wrong with a geometry that should be an outline as boundary sets have it; null when it is sound. */
export function unsoundPart(geometry: unknown): UnsoundPart | null {
  if (!isObject(geometry)) return { property: '', message: 'is no object' };
  const { type, coordinates } = geometry;
  const property = '.coordinates';
  if (type === 'Polygon') return unsoundPolygon(coordinates, property);
  if (type !== 'MultiPolygon') return { property: '.type', message: `cannot be ${shownValue(type)}` };
  if (!Array.isArray(coordinates) || coordinates.length === 0) return { property, message: 'has no polygon' };
  for (const [i, polygon] of coordinates.entries()) {
    const part = unsoundPolygon(polygon, `${property}[${i}]`);
    if (part) return part;
  }
  return null;
}
