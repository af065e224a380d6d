import { AtlasError } from '@practice-atlas/dataset';
import type { BoundarySystem } from '@practice-atlas/geo';
import type { OutlineMatrix, OutlinePlane, Outlines } from '@practice-atlas/geo/outlines.js';
import {
  indexPointSteps,
  inPieces,
  movePoints,
  type PointBox,
  type PointIndex,
  runSteps,
  type Steps,
} from '@practice-atlas/geo/points.js';
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
  /** Sites with a position that is nowhere on the map. */
  readonly beyondCount: number;
}

const same = (system: BoundarySystem): BoundarySystem => (system === 'cgcs2000' ? 'wgs84' : system);

/** What `kind` of the index is: the tier, and one more for those without. */
function kindsOf({ tier, tiers }: SitePoints): { kind: Uint8Array; kindCount: number } {
  const kind = new Uint8Array(tier.length);
  for (let row = 0; row < kind.length; row++) kind[row] = Math.min(tier[row]!, tiers.length);
  return { kind, kindCount: tiers.length + 1 };
}

/** Sites in the plane of a projection, placed and indexed once for all sizes and views. */
const known = new WeakMap<OutlinePlane, WeakMap<SitePoints, PlacedPoints>>();

const keptIn = (plane: OutlinePlane, sites: SitePoints): PlacedPoints | undefined => known.get(plane)?.get(sites);

/** Projects and indexes sites in a plane, unless that was done before. */
function* placeSteps(sites: SitePoints, plane: OutlinePlane): Steps<PlacedPoints> {
  const before = keptIn(plane, sites);
  if (before) return before;
  const x = new Float64Array(sites.lng.length);
  const y = new Float64Array(sites.lng.length);
  yield* inPieces(x.length, (from, until) => {
    const part = plane.place(sites.lng.subarray(from, until), sites.lat.subarray(from, until));
    x.set(part.x, from);
    y.set(part.y, from);
  });
  const points = { x, y, index: yield* indexPointSteps({ x, y, ...kindsOf(sites) }) };
  const ofPlane = known.get(plane) ?? new WeakMap<SitePoints, PlacedPoints>();
  known.set(plane, ofPlane);
  ofPlane.set(sites, points);
  return points;
}

/** What of outlines sites are placed in. */
export type SitePlanes = Pick<Outlines, 'plane'> & {
  readonly inset: Pick<NonNullable<Outlines['inset']>, 'plane'> | null;
};

/** Does what `placeSites` does once for all sizes as a work that may pause; afterwards that costs next to nothing. */
export function* placeSiteSteps(sites: SitePoints, { plane, inset }: SitePlanes): Steps<void> {
  yield* placeSteps(sites, plane);
  if (inset) yield* placeSteps(sites, inset.plane);
}

/** Says whether `placeSiteSteps` is done. */
export function arePlaced(sites: SitePoints, { plane, inset }: SitePlanes): boolean {
  return [plane, ...(inset ? [inset.plane] : [])].every((each) => keptIn(each, sites));
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

/** Says whether a row stands in a box. */
export function standsIn({ x, y }: PlacedPoints, row: number, box: PointBox): boolean {
  const [left, top] = [x[row]! - box.x, y[row]! - box.y];
  return left >= 0 && top >= 0 && left < box.width && top < box.height;
}

/** Lists those of the rows in the inset that are not on the main map, too: the coast is on both. */
export function onlyIn(inInset: Uint32Array, main: PlacedPoints, box: PointBox): Uint32Array {
  return inInset.filter((row) => !standsIn(main, row, box));
}

/** How many sites have no position. */
const unplacedCounts = new WeakMap<SitePoints, number>();

/** Counts sites without a position. */
export function countUnplaced(sites: SitePoints): number {
  const before = unplacedCounts.get(sites);
  if (before !== undefined) return before;
  const { lng, lat } = sites;
  let count = 0;
  for (let row = 0; row < lng.length; row++) if (!Number.isFinite(lng[row]) || !Number.isFinite(lat[row])) count++;
  unplacedCounts.set(sites, count);
  return count;
}

/** Throws AtlasError `crs_mixed` when sites are in another coordinate system than the ground: they would be drawn up to 700 m away. */
function checkSystem({ crs }: SitePoints, system: BoundarySystem): void {
  if (same(crs) === same(system)) return;
  throw new AtlasError('crs_mixed', `sites are in ${crs}, boundaries in ${system}`, {
    hint: `convert them with convertOnto of @practice-atlas/geo/coordinates.js`,
    details: { value: `${crs.toUpperCase()} / ${system.toUpperCase()}` },
  });
}

/**
 * Places sites on outlines; they are projected and indexed once for all sizes of a boundary set. `system` is the coordinate system of the boundaries.
 *
 * Throws AtlasError `crs_mixed` when the sites are in another one: they would be drawn up to 700 m away.
 */
export function placeSites(sites: SitePoints, outlines: Outlines, system: BoundarySystem): PlacedSites {
  checkSystem(sites, system);
  const { plane, matrix, inset } = outlines;
  const main = moved(runSteps(placeSteps(sites, plane)), matrix);
  const small = inset && moved(runSteps(placeSteps(sites, inset.plane)), inset.matrix);
  const unplacedCount = countUnplaced(sites);
  const box = { x: 0, y: 0, width: outlines.width, height: outlines.height };
  const inInset = inset && small ? onlyIn(small.index.within(inset), main, box).length : 0;
  const beyondCount = sites.lng.length - unplacedCount - main.index.countWithin(box) - inInset;
  return { sites, outlines, unplacedCount, beyondCount, main, inset: small };
}
