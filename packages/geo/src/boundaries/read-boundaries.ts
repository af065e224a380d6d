import { malformed, objectAt, readHead, textAt } from './boundary-head.js';
import type { BoundaryFeature, BoundaryGeometry, BoundarySet } from './boundary-set.js';
import { unsoundPart } from './sound-geometry.js';

function featureAt(given: unknown, property: string): BoundaryFeature {
  const feature = objectAt(given, property);
  const properties = objectAt(feature.properties, `${property}.properties`);
  const code = textAt(properties, 'code', `${property}.properties`);
  const name = textAt(properties, 'name', `${property}.properties`);
  const unsound = unsoundPart(feature.geometry);
  if (unsound)
    throw malformed(
      `${property}.geometry${unsound.property}`,
      unsound.message,
      'import the file again, which mends it',
    );
  const { type, coordinates } = feature.geometry as BoundaryGeometry;
  return { type: 'Feature', properties: { code, name }, geometry: { type, coordinates } as BoundaryGeometry };
}

/**
 * Reads a boundary set that was parsed from JSON, and that has to be sound: for scripts and tests. A page opens sets with `openBoundaries`, which draws
 * the rest of one that is not. Coordinates are referred to, not copied; properties other than code and name are left out.
 *
 * Throws AtlasError `boundaries_malformed` at the first fault, with the place in `where.property`: without source, licence and coordinate system there is
 * no boundary set. `checkBoundaries` judges the rest.
 *
 * @example
 * const set = readBoundaries(await (await fetch('./liaoning-cities.json')).json());
 */
export function readBoundaries(json: unknown): BoundarySet {
  const { attribution, level, features } = readHead(json);
  return {
    attribution,
    level,
    features: {
      type: 'FeatureCollection',
      features: features.map((feature, i) => featureAt(feature, `features.features[${i}]`)),
    },
  };
}
