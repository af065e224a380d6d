import type {
  BoundaryFeature,
  BoundaryGeometry,
  BoundarySet,
  BoundarySystem,
  Ring,
} from '../boundaries/boundary-set.js';
import { expectSystem } from './expect-system.js';
import { systemSteps } from './system-steps.js';

/**
 * Converts the outlines of a boundary set to another coordinate system. Gives a new set whose attribution has the new `crs`, and `convertedFrom`:
 * the system in which its source published it. Positions that neighbors share stay shared. The set itself where it is of that system already.
 *
 * Throws AtlasError `crs_unknown`.
 *
 * @example
 * convertBoundaries(set, 'gcj02').attribution; // { ..., crs: 'gcj02', convertedFrom: 'cgcs2000' }
 */
export function convertBoundaries(set: BoundarySet, crs: BoundarySystem): BoundarySet {
  const from = expectSystem(set.attribution.crs);
  if (expectSystem(crs) === from) return set;
  const steps = systemSteps(from, crs);
  const ringOf = (ring: Ring): Ring =>
    ring.map(([lng, lat]) => steps.reduce<Ring[number]>((position, step) => step(position), [lng, lat]));
  const geometryOf = (geometry: BoundaryGeometry): BoundaryGeometry =>
    geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: geometry.coordinates.map(ringOf) }
      : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(ringOf)) };
  const featureOf = (feature: BoundaryFeature): BoundaryFeature => ({
    ...feature,
    geometry: geometryOf(feature.geometry),
  });
  return {
    ...set,
    attribution: { ...set.attribution, crs, convertedFrom: set.attribution.convertedFrom ?? from },
    features: { type: 'FeatureCollection', features: set.features.features.map(featureOf) },
  };
}
