import { AtlasError, nearestName, parseDay } from '@practice-atlas/dataset';
import type { DivisionLevel } from '../register/create-register.js';
import {
  BOUNDARY_SYSTEMS,
  type BoundaryAttribution,
  type BoundaryFeature,
  type BoundaryGeometry,
  type BoundarySet,
} from './boundary-set.js';

/** Levels that a boundary set may have. */
export const BOUNDARY_LEVELS: readonly DivisionLevel[] = [
  'country',
  'province',
  'city',
  'county',
  'township',
  'village',
];

function malformed(property: string, message: string, hint: string): AtlasError {
  return new AtlasError('boundaries_malformed', `${property === '' ? 'the boundary set' : property} ${message}`, {
    hint,
    where: { property },
  });
}

function objectAt(given: unknown, property: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw malformed(property, 'is no object', 'make boundary sets with "practice-atlas boundaries import"');
  return given as Record<string, unknown>;
}

function textAt(given: Record<string, unknown>, name: string, property: string): string {
  const value = given[name];
  if (typeof value !== 'string' || value.trim() === '')
    throw malformed(`${property}.${name}`, 'is missing', 'it is required: say whose boundaries these are');
  return value;
}

function wordAt<W extends string>(given: unknown, property: string, words: readonly W[]): W {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const near = typeof given === 'string' ? nearestName(given, words) : null;
  const choice = `choose ${words.join(', ')}`;
  throw malformed(
    property,
    `cannot be ${JSON.stringify(given) ?? 'missing'}`,
    near === null ? choice : `did you mean "${near}"?`,
  );
}

function attributionAt(given: unknown): BoundaryAttribution {
  const at = 'attribution';
  const { mapApproval = null, publishedOn = null, ...rest } = objectAt(given, at);
  if (mapApproval !== null && (typeof mapApproval !== 'string' || mapApproval.trim() === ''))
    throw malformed(`${at}.mapApproval`, 'is neither a number nor null', 'write the 审图号 as a text, or null');
  if (publishedOn !== null && (typeof publishedOn !== 'string' || parseDay(publishedOn) === null))
    throw malformed(`${at}.publishedOn`, 'is no day', 'write it as 2024-03-31, or null');
  return {
    source: textAt(rest, 'source', at),
    licence: textAt(rest, 'licence', at),
    mapApproval,
    publishedOn,
    crs: wordAt(rest.crs, `${at}.crs`, BOUNDARY_SYSTEMS),
  };
}

function checkRings(given: unknown, property: string): void {
  if (!Array.isArray(given) || given.length === 0) throw malformed(property, 'has no ring', 'import the file again');
  for (const [i, ring] of given.entries()) {
    if (!Array.isArray(ring) || ring.length < 4)
      throw malformed(`${property}[${i}]`, 'has fewer than four positions', 'import the file again');
    for (const position of ring)
      if (
        !Array.isArray(position) ||
        !(Math.abs(Number(position[0])) <= 180) ||
        !(Math.abs(Number(position[1])) <= 90) ||
        typeof position[0] !== 'number' ||
        typeof position[1] !== 'number'
      )
        throw malformed(
          `${property}[${i}]`,
          'has a position that is no longitude and latitude',
          'import the file again',
        );
    const [first, last] = [ring[0], ring.at(-1)];
    if (first[0] !== last[0] || first[1] !== last[1])
      throw malformed(`${property}[${i}]`, 'is not closed', 'import the file again, which closes it');
  }
}

function geometryAt(given: unknown, property: string): BoundaryGeometry {
  const geometry = objectAt(given, property);
  const type = wordAt(geometry.type, `${property}.type`, ['Polygon', 'MultiPolygon']);
  const at = `${property}.coordinates`;
  if (type === 'Polygon') checkRings(geometry.coordinates, at);
  else if (!Array.isArray(geometry.coordinates) || geometry.coordinates.length === 0)
    throw malformed(at, 'has no polygon', 'import the file again');
  else for (const [i, polygon] of geometry.coordinates.entries()) checkRings(polygon, `${at}[${i}]`);
  return { type, coordinates: geometry.coordinates } as BoundaryGeometry;
}

function featureAt(given: unknown, property: string): BoundaryFeature {
  const feature = objectAt(given, property);
  const properties = objectAt(feature.properties, `${property}.properties`);
  return {
    type: 'Feature',
    properties: {
      code: textAt(properties, 'code', `${property}.properties`),
      name: textAt(properties, 'name', `${property}.properties`),
    },
    geometry: geometryAt(feature.geometry, `${property}.geometry`),
  };
}

/**
 * Reads a boundary set that was parsed from JSON. Coordinates are referred to, not copied; properties other than code and name are left out.
 * Throws AtlasError `boundaries_malformed` with the place in `where.property`: without source, licence and coordinate system there is
 * no boundary set. `checkBoundaries` judges the rest.
 *
 * @example
 * const set = readBoundaries(await (await fetch('./liaoning-cities.json')).json());
 */
export function readBoundaries(json: unknown): BoundarySet {
  const set = objectAt(json, '');
  const collection = objectAt(set.features, 'features');
  if (!Array.isArray(collection.features))
    throw malformed('features.features', 'is no list', 'make boundary sets with "practice-atlas boundaries import"');
  return {
    attribution: attributionAt(set.attribution),
    level: wordAt(set.level, 'level', BOUNDARY_LEVELS),
    features: {
      type: 'FeatureCollection',
      features: collection.features.map((feature, i) => featureAt(feature, `features.features[${i}]`)),
    },
  };
}
