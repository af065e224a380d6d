import type { Mark } from '../../../marks/mark.js';
import { starPath } from '../../../marks/star-path.js';
import { tierShape } from '../../../marks/tier-shape.js';
import type { SitePoints } from '../../../models/site-points.js';
import { drawnAt, movedOff, type SiteView } from './site-view.js';

/** A site, or a disc of several, where it is drawn, in px of the drawing. */
export interface SiteStop {
  /** Of a disc the first of its rows. */
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** How many sites. */
  readonly count: number;
  /** Lists the rows of a disc. */
  readonly rows: () => Uint32Array;
}

/** Sites with the places of their rows in the plane. */
export interface PlacedRows {
  readonly sites: SitePoints;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** From the top of the tree down; others come last. */
const RANKS = ['center', 'institute', 'station', 'base', 'point'];
const RADII: Readonly<Record<string, number>> = { center: 5.5, institute: 4.6, station: 3.6, base: 4.2, point: 3.4 };

/** The order of a tier: 0 is the highest. */
export function tierRank(tier: string | undefined): number {
  const rank = RANKS.indexOf(tier ?? '');
  return rank < 0 ? RANKS.length : rank;
}

/** Draws the shape of a tier with an edge that keeps it apart from land and from its like. */
export function edgedTier(tier: string | undefined, x: number, y: number, radius: number, { theme }: SiteView): Mark {
  const shape = tierShape(tier ?? null, { x, y, radius, theme });
  if (shape.type === 'text' || shape.type === 'line' || !shape.fill) return { ...shape, role: 'site' };
  const stroke = tier === 'base' ? theme.outline : theme.ground;
  return { ...shape, role: 'site', stroke, strokeWidth: theme.scale };
}

/** Finds where sites stand that are drawn one by one, given as rows with their places in the plane; higher tiers last. */
export function siteStops(rows: Iterable<number>, { sites, x, y }: PlacedRows, view: SiteView): SiteStop[] {
  const tierAt = (row: number): string | undefined => sites.tiers[sites.tier[row]!];
  const ordered = [...rows].sort((a, b) => tierRank(tierAt(b)) - tierRank(tierAt(a)) || a - b);
  return ordered.map((row) => {
    const radius = (RADII[tierAt(row) ?? ''] ?? 3.4) * view.theme.scale;
    const [left, top] = movedOff(view, ...drawnAt(view, x[row]!, y[row]!), radius);
    return { row, x: left, y: top, radius, count: 1, rows: () => Uint32Array.of(row) };
  });
}

/** Draws sites one by one: the color and shape of the tier, higher tiers over lower ones, a star above those that carry one. */
export function siteMarks(stops: readonly SiteStop[], sites: SitePoints, view: SiteView): Mark[] {
  const { theme } = view;
  const marks: Mark[] = [];
  for (const { row, x, y, radius } of stops) {
    marks.push(edgedTier(sites.tiers[sites.tier[row]!], x, y, radius, view));
    if (sites.stars?.[row])
      marks.push({
        ...{ type: 'path', role: 'site-star', d: starPath(x, y - radius - 5 * theme.scale, 5 * theme.scale) },
        ...{ fill: theme.gold, stroke: theme.ground, strokeWidth: 0.8 * theme.scale },
      });
  }
  return marks;
}
