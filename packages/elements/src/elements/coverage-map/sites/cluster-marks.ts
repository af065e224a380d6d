import { mergeClusters, type PointCluster, type PointIndex } from '@practice-atlas/geo/points.js';
import { formatCount } from '../../../format/format-count.js';
import type { Mark } from '../../../marks/mark.js';
import { textWidth } from '../../../marks/text-width.js';
import { tierColor } from '../../../marks/tier-shape.js';
import { arcPath } from './arc-path.js';
import { type SiteStop, tierRank } from './site-marks.js';
import { drawnAt, movedOff, type SiteView } from './site-view.js';

/** The radius that a disc of all sites would have; the area of the others is their share of it. */
const WHOLE_PX = 64;
const LARGEST_PX = 40;
const RING_PX = 3.5;
const SIZE_PX = 11;
/** Cells that clusters are made of, in px of the drawing. */
const CELL_PX = 56;

/** The radius of the disc of so many sites of `total`: true in area, unless its number would not fit or it would be larger than 40 px. */
export function discRadius(count: number, total: number, { theme, locale }: SiteView): number {
  const s = theme.scale;
  const least = textWidth(formatCount(count, locale), SIZE_PX * s, 700) / 2 + (RING_PX + 3) * s;
  return Math.max(least, Math.min(LARGEST_PX * s, WHOLE_PX * s * Math.sqrt(count / total)));
}

/** Groups the sites of a view so that no two discs overlap. */
export function siteClusters(index: PointIndex, view: SiteView): PointCluster[] {
  const { theme, zoom = 1, box } = view;
  const total = index.count - index.unplacedCount;
  const radiusOf = (count: number): number => (count === 1 ? 5 * theme.scale : discRadius(count, total, view)) / zoom;
  const held = (at: number, from: number, size: number, radius: number): number =>
    Math.max(from + radius, Math.min(from + size - radius, at));
  const cells = index.clusters(box, (CELL_PX * theme.scale) / zoom).map((cluster): PointCluster => {
    const { count, x, y } = cluster;
    if (!view.frame || count < 2) return cluster;
    const radius = radiusOf(count);
    return { ...cluster, x: held(x, box.x, box.width, radius), y: held(y, box.y, box.height, radius) };
  });
  return mergeClusters(cells, { radiusOf, gap: (2 * theme.scale) / zoom });
}

/** A disc where it is drawn, with its cluster. */
export interface DiscStop extends SiteStop {
  readonly kinds: readonly number[];
}

/** Finds where the discs of clusters of two sites and more stand. */
export function discStops(clusters: readonly PointCluster[], index: PointIndex, view: SiteView): DiscStop[] {
  const total = index.count - index.unplacedCount;
  return clusters.flatMap((cluster): DiscStop[] => {
    const { count, kinds } = cluster;
    if (count < 2) return [];
    const radius = discRadius(count, total, view);
    const [x, y] = movedOff(view, ...drawnAt(view, cluster.x, cluster.y), radius);
    const [first = 0] = cluster.ranges;
    const [row = 0] = index.members({ ...cluster, ranges: [first, first + 1], count: 1 });
    return [{ row, x, y, radius, count, kinds, rows: () => index.members(cluster) }];
  });
}

/** Draws discs: the area is the number, printed on it, and around it are the shares of the tiers, from the top clockwise, the highest tier first. */
export function clusterMarks(discs: readonly DiscStop[], tiers: readonly string[], view: SiteView): Mark[] {
  const { theme, locale } = view;
  const s = theme.scale;
  return discs.flatMap(({ x, y, radius, count, kinds }): Mark[] => {
    const parts = kinds
      .map((own, kind) => ({ tier: tiers[kind], own }))
      .filter(({ own }) => own > 0)
      .sort((a, b) => tierRank(a.tier) - tierRank(b.tier));
    let from = 0;
    const arcs = parts.map(({ tier, own }): Mark => {
      const until = Math.min(1, from + own / count);
      const d = arcPath(x, y, radius - (RING_PX * s) / 2, from, until);
      from = until;
      return {
        type: 'path',
        role: 'cluster-share',
        d,
        stroke: tierColor(tier ?? null, theme),
        strokeWidth: RING_PX * s,
      };
    });
    return [
      {
        ...{ type: 'circle', role: 'cluster', x, y, radius, fill: theme.panel },
        ...{ stroke: theme.outline, strokeWidth: 1.4 * s },
      },
      ...arcs,
      {
        ...{ type: 'text', role: 'cluster-count', x, y: y + SIZE_PX * s * 0.36, anchor: 'middle', sizePx: SIZE_PX * s },
        ...{ weight: 700, family: 'sans', fill: theme.ink, runs: [{ text: formatCount(count, locale) }] },
      },
    ];
  });
}
