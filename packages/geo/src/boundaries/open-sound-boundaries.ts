import type { BoundaryFinding } from './boundary-finding.js';
import { readHead } from './boundary-head.js';
import { type BoundaryFeature, type BoundarySet, geometryOf } from './boundary-set.js';
import type { Identity } from './identify-feature.js';
import { soundPolygons } from './sound-polygons.js';

/** A boundary set as far as it can be read. */
export interface OpenedBoundaries {
  readonly set: BoundarySet;
  /** What is wrong with the rest; `where.property` is the place in the file. Empty when all is sound. */
  readonly findings: readonly BoundaryFinding[];
  /** Features that gave no outline. */
  readonly setAsideCount: number;
}

/** The most positions of one set that are drawn in a page, about those of a file as large as one fetches: all counties of China at forty times the detail of a screen. */
export const MOST_POSITIONS = 1_500_000;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (given: unknown): string => (typeof given === 'string' ? given.trim() : '');

/** The properties and the geometry of what should be a feature. */
export const partsOf = (feature: unknown): Record<string, unknown> => (isObject(feature) ? feature : {});

/** What properties call a division: its code, empty where there is none, and its name, else the code. */
export function namedBy(properties: unknown): Identity {
  const own = partsOf(properties);
  const code = textOf(own.code);
  return { code, name: textOf(own.name) || code };
}

/**
 * Opens a boundary set as `openBoundaries` does, where there is nothing to say of it, as of every set that `practice-atlas boundaries import` writes. Null
 * where that has findings or refuses the set: a page loads what mends and tells only then. Throws AtlasError `boundaries_malformed` for what is no boundary
 * set.
 *
 * @example
 * const opened = openSoundBoundaries(json) ?? (await import('@practice-atlas/geo/open-boundaries.js')).openBoundaries(json);
 */
export function openSoundBoundaries(json: unknown): OpenedBoundaries | null {
  const { attribution, level, features: given } = readHead(json);
  const features = new Map<string, BoundaryFeature>();
  let count = 0;
  for (const feature of given) {
    const { properties, geometry } = partsOf(feature);
    const { code, name } = namedBy(properties);
    const sound = code === '' || features.has(code) ? null : soundPolygons(geometry);
    count += sound?.positionCount ?? 0;
    if (!sound || count > MOST_POSITIONS) return null;
    features.set(code, { type: 'Feature', properties: { code, name }, geometry: geometryOf(sound.polygons) });
  }
  if (features.size === 0) return null;
  const set: BoundarySet = {
    attribution,
    level,
    features: { type: 'FeatureCollection', features: [...features.values()] },
  };
  return { set, findings: [], setAsideCount: 0 };
}
