import type { BoundarySet, BoundarySystem } from '../boundaries/boundary-set.js';
import { convertPositions } from './convert-positions.js';

/**
 * Brings positions (x, y, x, y ... in degrees) of a coordinate system onto the system of a boundary set, so that they may be drawn over its
 * outlines. `crs` is what the data say, in which `null`, `undefined` and `other` are no system.
 *
 * Throws AtlasError `crs_unknown`: positions of an unknown system are refused, never drawn where they may not be.
 *
 * @example
 * const places = convertOnto(set, Float64Array.of(123.43, 41.8), 'wgs84');
 */
export function convertOnto(
  { attribution }: Pick<BoundarySet, 'attribution'>,
  positions: Float64Array | Float32Array | readonly number[],
  crs: string | null | undefined,
): Float64Array {
  return convertPositions(positions, crs as BoundarySystem, attribution.crs);
}
