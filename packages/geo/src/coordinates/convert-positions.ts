import { AtlasError } from '@practice-atlas/dataset';
import type { BoundarySystem } from '../boundaries/boundary-set.js';
import { expectSystem } from './expect-system.js';
import { systemSteps } from './system-steps.js';

/**
 * Converts many positions, as x, y, x, y ... in degrees, from one coordinate system to another; see `convertPosition`. Gives a new array, also
 * where nothing moves; NaN stays NaN.
 *
 * Throws AtlasError `crs_unknown`, and `parameter_malformed` when a position has no second number.
 *
 * @example
 * convertPositions(Float64Array.of(116.403988, 39.914266), 'wgs84', 'bd09'); // [116.416615..., 39.921965...]
 */
export function convertPositions(
  positions: Float64Array | Float32Array | readonly number[],
  from: BoundarySystem,
  to: BoundarySystem,
): Float64Array {
  if (positions.length % 2 === 1)
    throw new AtlasError('parameter_malformed', `${positions.length} numbers are no positions`, {
      hint: 'give longitude, latitude, longitude, latitude ...',
    });
  const steps = systemSteps(expectSystem(from), expectSystem(to));
  const converted = Float64Array.from(positions);
  if (steps.length === 0) return converted;
  for (let i = 0; i < converted.length; i += 2) {
    let position: readonly [number, number] = [converted[i]!, converted[i + 1]!];
    for (const step of steps) position = step(position);
    converted[i] = position[0];
    converted[i + 1] = position[1];
  }
  return converted;
}
