import { AtlasError, nearestName } from '@practice-atlas/dataset';
import type { GeometryFault } from './mend-geometry.js';
import { TopologyReader } from './read-topology.js';
import { shownValue } from './shown-value.js';

/** A feature of somebody's file, of which nothing is known yet. */
export interface RawFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
  /** Why the geometry is null, where the file has one that cannot be read. */
  readonly fault?: GeometryFault;
}

/** What a GeoJSON or TopoJSON file holds. */
export interface RawFeatures {
  readonly features: readonly RawFeature[];
  /** What the file itself says of its coordinates (`urn:ogc:def:crs:EPSG::4490`); null when it says nothing. */
  readonly system: string | null;
}

/** The positions that a TopoJSON file may come to; a set of all counties of China in full detail has five million. */
const MOST_POSITIONS = 8_000_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (message: string, hint: string): AtlasError =>
  new AtlasError('boundaries_malformed', message, { hint });

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

function topologyFeatures(topology: Record<string, unknown>, object: unknown, mostPositions: number): RawFeature[] {
  const reader = new TopologyReader(topology, mostPositions);
  const isCollection = isObject(object) && object.type === 'GeometryCollection' && Array.isArray(object.geometries);
  const objects: readonly unknown[] = isCollection ? (object.geometries as unknown[]) : [object];
  return objects.map((each) => {
    const read = reader.read(each);
    return { ...rawFeature(isObject(each) ? { ...each, geometry: read.geometry } : null), ...read };
  });
}

/**
 * Reads the features of a GeoJSON or TopoJSON file that was parsed. `layer` names an object of a TopoJSON file with several.
 * Nothing is judged yet; see `toBoundaries`. A TopoJSON geometry that refers to arcs that are not there has a `fault`, and the others are read.
 *
 * Throws AtlasError `boundaries_malformed` when it is neither, and `file_too_large` when a TopoJSON file comes to more than `mostPositions`
 * (default 8 million), which a small file can where arcs are referred to often.
 */
export function readFeatures(
  json: unknown,
  layer: string | null = null,
  { mostPositions = MOST_POSITIONS }: { mostPositions?: number } = {},
): RawFeatures {
  if (!isObject(json)) throw malformed('the file is neither GeoJSON nor TopoJSON', 'export it as GeoJSON');
  if (json.type === 'Topology')
    return { features: topologyFeatures(json, objectOf(json, layer), mostPositions), system: systemOf(json) };
  if (json.type === 'Feature') return { features: [rawFeature(json)], system: systemOf(json) };
  if (json.type === 'FeatureCollection' && Array.isArray(json.features))
    return { features: json.features.map(rawFeature), system: systemOf(json) };
  throw malformed(
    `the file is neither GeoJSON nor TopoJSON: its "type" is ${shownValue(json.type)}`,
    'export it as a FeatureCollection; a boundary set of ours needs no import',
  );
}
