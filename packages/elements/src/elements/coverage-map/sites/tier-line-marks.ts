import type { Mark } from '../../../marks/mark.js';
import type { SitePoints } from '../../../models/site-points.js';
import { drawnAt, type SiteView } from './site-view.js';

/** Lines from sites to the one above. */
export interface TierLines {
  readonly marks: Mark[];
  readonly count: number;
  /** More than `limit`: none is drawn. */
  readonly areTooMany: boolean;
}

/** Draws a line from each given site to its parent, where both have a place on the map; none at all when there are more than `limit`. */
export function tierLineMarks(
  rows: Iterable<number>,
  { sites, x, y }: { sites: SitePoints; x: ArrayLike<number>; y: ArrayLike<number> },
  view: SiteView,
  limit = 1500,
): TierLines {
  const { theme } = view;
  let count = 0;
  let d = '';
  const n = (value: number): number => Math.round(value * 10) / 10;
  for (const row of rows) {
    const parent = sites.parents?.[row] ?? -1;
    if (parent < 0 || !Number.isFinite(x[parent]) || !Number.isFinite(x[row])) continue;
    count += 1;
    if (count > limit) continue;
    const [ax, ay] = drawnAt(view, x[row]!, y[row]!);
    const [bx, by] = drawnAt(view, x[parent]!, y[parent]!);
    d += `M${n(ax)} ${n(ay)}L${n(bx)} ${n(by)}`;
  }
  const areTooMany = count > limit;
  const marks: Mark[] =
    areTooMany || d === ''
      ? []
      : [{ type: 'path', role: 'tier-line', d, stroke: theme.soft, strokeWidth: 0.8 * theme.scale, opacity: 0.7 }];
  return { marks, count, areTooMany };
}
