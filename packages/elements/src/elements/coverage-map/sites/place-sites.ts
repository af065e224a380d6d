import { AtlasError } from '@practice-atlas/dataset';
import type { BoundarySystem } from '@practice-atlas/geo';
import type { OutlineMatrix, OutlinePlane, Outlines } from '@practice-atlas/geo/outlines.js';
import { indexPoints, movePoints, type PointIndex } from '@practice-atlas/geo/points.js';
import type { SitePoints } from '../../../models/site-points.js';

/** Points where a drawing has them. */
export interface PlacedPoints {
  /** In px of the outlines. */
  readonly index: PointIndex;
  /** Of each row; NaN where it is not drawn. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Sites where a map draws them. */
export interface PlacedSites {
  readonly sites: SitePoints;
  readonly outlines: Outlines;
  readonly main: PlacedPoints;
  /** In the inset of the South China Sea; null without one. */
  readonly inset: PlacedPoints | null;
  readonly unplacedCount: number;
}

const same = (system: BoundarySystem): BoundarySystem => (system === 'cgcs2000' ? 'wgs84' : system);

/** What `kind` of the index is: the tier, and one more for those without. */
function kindsOf({ tier, tiers }: SitePoints): { kind: Uint8Array; kindCount: number } {
  return { kind: tier.map((each) => Math.min(each, tiers.length)), kindCount: tiers.length + 1 };
}

/** Sites in the plane of a projection, indexed once for all sizes and views. */
const known = new WeakMap<OutlinePlane, WeakMap<SitePoints, PlacedPoints>>();

function inPlane(sites: SitePoints, plane: OutlinePlane): PlacedPoints {
  const ofPlane = known.get(plane) ?? new WeakMap<SitePoints, PlacedPoints>();
  known.set(plane, ofPlane);
  const before = ofPlane.get(sites);
  if (before) return before;
  const { x, y } = plane.place(sites.lng, sites.lat);
  const points = { x, y, index: indexPoints({ x, y, ...kindsOf(sites) }) };
  ofPlane.set(sites, points);
  return points;
}

function moved(points: PlacedPoints, matrix: OutlineMatrix): PlacedPoints {
  const { scale, x: left, y: top } = matrix;
  let x: Float64Array | undefined;
  let y: Float64Array | undefined;
  return {
    index: movePoints(points.index, matrix),
    // When they are asked for: clusters need them for sites that stand alone only.
    get x() {
      x ??= points.x.map((value) => value * scale + left);
      return x;
    },
    get y() {
      y ??= points.y.map((value) => value * scale + top);
      return y;
    },
  };
}

/**
 * Places sites on outlines; they are projected and indexed once for all sizes of a boundary set. `system` is the coordinate system of the boundaries.
 *
 * Throws AtlasError `crs_mixed` when the sites are in another one: they would be drawn up to 700 m away.
 */
export function placeSites(sites: SitePoints, outlines: Outlines, system: BoundarySystem): PlacedSites {
  if (same(sites.crs) !== same(system))
    throw new AtlasError('crs_mixed', `sites are in ${sites.crs}, boundaries in ${system}`, {
      hint: `convert them with convertOnto of @practice-atlas/geo/coordinates.js`,
      details: { value: `${sites.crs.toUpperCase()} / ${system.toUpperCase()}` },
    });
  const { plane, matrix, inset } = outlines;
  let unplacedCount = 0;
  for (let row = 0; row < sites.lng.length; row++)
    if (!Number.isFinite(sites.lng[row]) || !Number.isFinite(sites.lat[row])) unplacedCount++;
  return {
    ...{ sites, outlines, unplacedCount },
    main: moved(inPlane(sites, plane), matrix),
    inset: inset && moved(inPlane(sites, inset.plane), inset.matrix),
  };
}
