import type { Mark } from '../../../marks/mark.js';
import { starPath } from '../../../marks/star-path.js';
import { tierShape } from '../../../marks/tier-shape.js';
import type { SitePoints } from '../../../models/site-points.js';
import { drawnAt, movedOff, type SiteView } from './site-view.js';

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

/**
 * Draws sites one by one, given as rows with their places in the plane: the color and shape of the tier, higher tiers over lower ones, a star above
 * those that carry one.
 */
export function siteMarks(rows: Iterable<number>, { sites, x, y }: PlacedRows, view: SiteView): Mark[] {
  const { theme } = view;
  const tierAt = (row: number): string | undefined => sites.tiers[sites.tier[row]!];
  const ordered = [...rows].sort((a, b) => tierRank(tierAt(b)) - tierRank(tierAt(a)) || a - b);
  const marks: Mark[] = [];
  for (const row of ordered) {
    const tier = tierAt(row);
    const radius = (RADII[tier ?? ''] ?? 3.4) * theme.scale;
    const [left, top] = movedOff(view, ...drawnAt(view, x[row]!, y[row]!), radius);
    marks.push(edgedTier(tier, left, top, radius, view));
    if (sites.stars?.[row])
      marks.push({
        ...{ type: 'path', role: 'site-star', d: starPath(left, top - radius - 5 * theme.scale, 5 * theme.scale) },
        ...{ fill: theme.gold, stroke: theme.ground, strokeWidth: 0.8 * theme.scale },
      });
  }
  return marks;
}
