import type { BoundarySystem, Position } from '../boundaries/boundary-set.js';
import { expectSystem } from './expect-system.js';
import { systemSteps } from './system-steps.js';

/**
 * Converts a longitude and a latitude in degrees from one coordinate system to another, to well below a meter both ways; what is no number
 * stays NaN.
 *
 * CGCS2000 is taken for WGS-84: both follow the ITRF, their ellipsoids differ by a tenth of a millimeter, and since the epoch 2000.0 China has
 * moved less than a meter (Wei Ziqing, 2000中国大地坐标系及其与WGS84的比较, 2008; Cheng Pengfei and others, 测绘学报 38(3), 2009). GCJ-02 is published by
 * nobody; the formula is the one of `gcoord`. It shifts nothing outside 72.004 to 137.8347 degrees east and 0.8293 to 55.8271 degrees north,
 * which is a box around China and not its border: there GCJ-02 is WGS-84.
 *
 * Throws AtlasError `crs_unknown` when a system is none of `BOUNDARY_SYSTEMS`; none is ever assumed.
 *
 * @example
 * convertPosition([116.403988, 39.914266], 'wgs84', 'gcj02'); // [116.410232..., 39.915670...]
 */
export function convertPosition([lng, lat]: Position, from: BoundarySystem, to: BoundarySystem): Position {
  let position: Position = [lng, lat];
  for (const step of systemSteps(expectSystem(from), expectSystem(to))) position = step(position);
  return position;
}
