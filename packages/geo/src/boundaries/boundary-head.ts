import { AtlasError, nearestName, parseDay } from '@practice-atlas/dataset';
import type { DivisionLevel } from '../register/create-register.js';
import { BOUNDARY_SYSTEMS, type BoundaryAttribution } from './boundary-set.js';
import { shownValue } from './shown-value.js';

/** Levels that a boundary set may have. */
export const BOUNDARY_LEVELS: readonly DivisionLevel[] = [
  'country',
  'province',
  'city',
  'county',
  'township',
  'village',
];

/** What a boundary set says of itself, and its features, of which nothing is known yet. */
export interface BoundaryHead {
  readonly attribution: BoundaryAttribution;
  readonly level: DivisionLevel;
  readonly features: readonly unknown[];
}

const IMPORT =
  'add source, licence and coordinate system: practice-atlas boundaries import FILE --level ... --source ... --licence ... --crs ... -o FILE';

/** Says what is wrong with which property of a boundary set. */
export function malformed(property: string, message: string, hint: string): AtlasError {
  return new AtlasError('boundaries_malformed', `${property === '' ? 'the boundary set' : property} ${message}`, {
    hint,
    where: { property },
  });
}

/** Takes a property as an object. */
export function objectAt(given: unknown, property: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw malformed(property, 'is no object', 'make boundary sets with "practice-atlas boundaries import"');
  return given as Record<string, unknown>;
}

/** Takes a property as a text that says something. */
export function textAt(given: Record<string, unknown>, name: string, property: string): string {
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
  throw malformed(property, `cannot be ${shownValue(given)}`, near === null ? choice : `did you mean "${near}"?`);
}

function attributionAt(given: unknown): BoundaryAttribution {
  const at = 'attribution';
  const { mapApproval = null, publishedOn = null, convertedFrom, ...rest } = objectAt(given, at);
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
    ...(convertedFrom === undefined
      ? {}
      : { convertedFrom: wordAt(convertedFrom, `${at}.convertedFrom`, BOUNDARY_SYSTEMS) }),
  };
}

/**
 * Reads what a boundary set says of itself: whose it is, its level, its list of features. Throws AtlasError `boundaries_malformed` with the place in
 * `where.property`; of a GeoJSON or TopoJSON file as it comes it says that the file has to be imported, since it does not say whose it is.
 */
export function readHead(json: unknown): BoundaryHead {
  const set = objectAt(json, '');
  if (set.attribution === undefined && (set.type === 'FeatureCollection' || set.type === 'Topology'))
    throw malformed('', `is ${set.type === 'Topology' ? 'TopoJSON' : 'GeoJSON'} that does not say whose it is`, IMPORT);
  const collection = objectAt(set.features, 'features');
  if (!Array.isArray(collection.features))
    throw malformed('features.features', 'is no list', 'make boundary sets with "practice-atlas boundaries import"');
  return {
    attribution: attributionAt(set.attribution),
    level: wordAt(set.level, 'level', BOUNDARY_LEVELS),
    features: collection.features,
  };
}
