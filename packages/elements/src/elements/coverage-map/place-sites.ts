import { AtlasError } from '@practice-atlas/dataset';
import type { BoundarySystem } from '@practice-atlas/geo';
import type { Outlines, ProjectPosition } from '@practice-atlas/geo/outlines.js';
import { indexPoints, type PointIndex } from '@practice-atlas/geo/points.js';
import type { SitePoints } from '../../models/site-points.js';

/** Sites where a map draws them. */
export interface PlacedSites {
  readonly sites: SitePoints;
  readonly outlines: Outlines;
  /** On the main map, in px of the outlines. */
  readonly main: PointIndex;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** In the inset of the South China Sea; null without one. */
  readonly inset: PointIndex | null;
  readonly unplacedCount: number;
}

const same = (system: BoundarySystem): BoundarySystem => (system === 'cgcs2000' ? 'wgs84' : system);

/** What `kind` of the index is: the tier, and one more for those without. */
function kindsOf({ tier, tiers }: SitePoints): { kind: Uint8Array; kindCount: number } {
  return { kind: tier.map((each) => Math.min(each, tiers.length)), kindCount: tiers.length + 1 };
}

function indexed(sites: SitePoints, project: ProjectPosition) {
  const x = new Float64Array(sites.lng.length).fill(Number.NaN);
  const y = x.slice();
  for (let row = 0; row < x.length; row++) {
    const at = project(sites.lng[row]!, sites.lat[row]!);
    if (at) [x[row], y[row]] = [at[0], at[1]];
  }
  return { x, y, index: indexPoints({ x, y, ...kindsOf(sites) }) };
}

/**
 * Places sites on outlines, once for a projection. `system` is the coordinate system of the boundaries.
 *
 * Throws AtlasError `crs_mixed` when the sites are in another one: they would be drawn up to 700 m away.
 */
export function placeSites(sites: SitePoints, outlines: Outlines, system: BoundarySystem): PlacedSites {
  if (same(sites.crs) !== same(system))
    throw new AtlasError('crs_mixed', `sites are in ${sites.crs}, boundaries in ${system}`, {
      hint: `convert them with convertOnto of @practice-atlas/geo/coordinates.js`,
      details: { value: `${sites.crs.toUpperCase()} / ${system.toUpperCase()}` },
    });
  const { x, y, index: main } = indexed(sites, outlines.project);
  const inset = outlines.inset ? indexed(sites, outlines.inset.project).index : null;
  let unplacedCount = 0;
  for (let row = 0; row < x.length; row++)
    if (!Number.isFinite(sites.lng[row]) || !Number.isFinite(sites.lat[row])) unplacedCount++;
  return { sites, outlines, main, x, y, inset, unplacedCount };
}
