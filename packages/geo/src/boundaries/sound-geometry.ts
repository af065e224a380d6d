import { shownValue } from './shown-value.js';

/** The first thing that is wrong with a geometry. */
export interface UnsoundPart {
  /** Below the geometry, such as `.coordinates[0]`. */
  readonly property: string;
  /** What is wrong; follows the property in a sentence. */
  readonly message: string;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function unsoundRing(ring: unknown): string | null {
  if (!Array.isArray(ring) || ring.length < 4) return 'has fewer than four positions';
  let isSwapped = true;
  let before: number | null = null;
  for (let i = 0; i < ring.length; i++) {
    const position: unknown = ring[i];
    const isList = Array.isArray(position);
    const x: unknown = isList ? position[0] : null;
    const y: unknown = isList ? position[1] : null;
    if (typeof x !== 'number' || typeof y !== 'number' || !(Math.abs(x) <= 180) || !(Math.abs(y) <= 90))
      return 'has a position that is no longitude and latitude';
    if (before !== null && Math.abs(x - before) > 180) return 'jumps over 180 degrees of longitude';
    if (!(y > 70 && x > 0 && x < 56)) isSwapped = false;
    before = x;
  }
  if (isSwapped) return 'has latitude before longitude';
  const [first, last] = [ring[0], ring.at(-1)];
  return first[0] === last[0] && first[1] === last[1] ? null : 'is not closed';
}

function unsoundPolygon(polygon: unknown, property: string): UnsoundPart | null {
  if (!Array.isArray(polygon) || polygon.length === 0) return { property, message: 'has no ring' };
  for (const [i, ring] of polygon.entries()) {
    const message = unsoundRing(ring);
    if (message !== null) return { property: `${property}[${i}]`, message };
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
