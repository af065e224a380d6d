import { AtlasError, nearestName } from '@practice-atlas/dataset';
import { feature } from 'topojson-client';

/** A feature of somebody's file, of which nothing is known yet. */
export interface RawFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

/** What a GeoJSON or TopoJSON file holds. */
export interface RawFeatures {
  readonly features: readonly RawFeature[];
  /** What the file itself says of its coordinates (`urn:ogc:def:crs:EPSG::4490`); null when it says nothing. */
  readonly system: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (message: string, hint: string, cause?: unknown): AtlasError =>
  new AtlasError('boundaries_malformed', message, { hint, cause });

function rawFeature(given: unknown): RawFeature {
  if (!isObject(given)) return { properties: {}, geometry: null };
  const { properties, geometry, id } = given;
  const own = isObject(properties) ? properties : {};
  const isNamed = Object.hasOwn(own, 'id') || (typeof id !== 'string' && typeof id !== 'number');
  return { properties: isNamed ? own : { ...own, id }, geometry: geometry ?? null };
}

function systemOf({ crs }: Record<string, unknown>): string | null {
  const properties = isObject(crs) ? crs.properties : null;
  const name = isObject(properties) ? properties.name : null;
  return typeof name === 'string' ? name : null;
}

function objectOf(topology: Record<string, unknown>, layer: string | null): unknown {
  const objects = isObject(topology.objects) ? topology.objects : {};
  const names = Object.keys(objects);
  const [only] = names;
  const name = layer ?? (names.length === 1 ? only : undefined);
  if (name !== undefined && Object.hasOwn(objects, name)) return objects[name];
  const near = name === undefined ? null : nearestName(name, names);
  throw malformed(
    name === undefined ? `the file holds ${names.length} layers` : `the file holds no layer "${name}"`,
    near === null ? `name one of its layers: ${names.join(', ') || 'it has none'}` : `did you mean "${near}"?`,
  );
}

/**
 * Reads the features of a GeoJSON or TopoJSON file that was parsed. `layer` names an object of a TopoJSON file with several.
 * Nothing is judged yet; see `toBoundaries`. Throws AtlasError `boundaries_malformed` when it is neither.
 */
export function readFeatures(json: unknown, layer: string | null = null): RawFeatures {
  if (!isObject(json)) throw malformed('the file is neither GeoJSON nor TopoJSON', 'export it as GeoJSON');
  if (json.type === 'Topology') {
    const object = objectOf(json, layer);
    try {
      const read: unknown = feature(json as never, object as never);
      return { ...readFeatures(read), system: systemOf(json) };
    } catch (cause) {
      if (cause instanceof AtlasError) throw cause;
      throw malformed('the TopoJSON file refers to arcs that are not there', 'export it again', cause);
    }
  }
  if (json.type === 'Feature') return { features: [rawFeature(json)], system: systemOf(json) };
  if (json.type === 'FeatureCollection' && Array.isArray(json.features))
    return { features: json.features.map(rawFeature), system: systemOf(json) };
  throw malformed(
    `the file is neither GeoJSON nor TopoJSON: its "type" is ${JSON.stringify(json.type) ?? 'missing'}`,
    'export it as a FeatureCollection; a boundary set of ours needs no import',
  );
}
