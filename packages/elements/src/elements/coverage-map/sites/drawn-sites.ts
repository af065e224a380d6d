import { indexPoints, type PointIndex } from '@practice-atlas/geo/points.js';
import type { HitIndex } from '../../../engine/hit-index.js';
import type { Mark } from '../../../marks/mark.js';
import { type PlacedSites, standsIn } from './place-sites.js';
import { discDatum, readDatum, siteDatum } from './site-datum.js';
import { type SiteStop, tierRank } from './site-marks.js';
import { drawnAt, type SiteView } from './site-view.js';

/** A site is met this far beside its shape, so that small ones can be. */
const REACH_PX = 2;
const RING_GAP_PX = 3.5;

/** Sites as one picture has them: where each is, and what is under a point. */
export class DrawnSites {
  #index: PointIndex | null = null;
  #widest = 0;
  #byRow: Map<number, SiteStop> | null = null;
  #ordered: readonly SiteStop[] | null = null;

  constructor(
    readonly placed: PlacedSites,
    readonly view: SiteView,
    /** In painting order. */
    readonly stops: readonly SiteStop[],
  ) {}

  /** How many sites were given. */
  get siteCount(): number {
    return this.placed.sites.lng.length;
  }

  /** What can be chosen, in the order of walking: discs, the largest first, then sites from the highest tier down. */
  get ordered(): readonly SiteStop[] {
    const { tier, tiers } = this.placed.sites;
    const rank = ({ row }: SiteStop): number => tierRank(tiers[tier[row]!]);
    this.#ordered ??= [...this.stops].sort((a, b) => b.count - a.count || rank(a) - rank(b) || a.row - b.row);
    return this.#ordered;
  }

  datumOf({ row, count }: SiteStop): number {
    return count > 1 ? discDatum(row, this.siteCount) : siteDatum(row);
  }

  /** Finds what is drawn at a place: the disc around it, else the nearest site whose shape is at most `slopPx` away. */
  at(x: number, y: number, slopPx = 0): SiteStop | null {
    const { stops } = this;
    const reachPx = Math.max(REACH_PX * this.view.theme.scale, slopPx);
    this.#index ??= indexPoints({
      x: Float64Array.from(stops, (stop) => stop.x),
      y: Float64Array.from(stops, (stop) => stop.y),
    });
    this.#widest ||= stops.reduce((most, { radius }) => Math.max(most, radius), 0);
    const meets = (i: number): boolean => {
      const stop = stops[i]!;
      return Math.hypot(stop.x - x, stop.y - y) <= stop.radius + (stop.count > 1 ? 0 : reachPx);
    };
    return stops[this.#index.nearest(x, y, this.#widest + reachPx, meets)] ?? null;
  }

  /** The site, or the disc that it is in; null where it is out of sight or not drawn. */
  stopOf(row: number): SiteStop | null {
    // The main map comes first, before the inset, where a site is on both.
    this.#byRow ??= new Map([...this.stops].reverse().map((stop) => [stop.row, stop]));
    const known = this.#byRow.get(row) ?? this.stops.find(({ count, rows }) => count > 1 && rows().includes(row));
    if (known) this.#byRow.set(row, known);
    return known ?? null;
  }

  /** Where a site stands in the drawing, in sight or not; null where it has no place on it. */
  pointOf(row: number): readonly [number, number] | null {
    const { x, y } = this.placed.main;
    return Number.isFinite(x[row]) && Number.isFinite(y[row]) ? drawnAt(this.view, x[row]!, y[row]!) : null;
  }

  /** Says whether a site is drawn anywhere on the whole map, alone or with others. */
  isOnMap(row: number): boolean {
    const { main, inset, outlines } = this.placed;
    const { width, height } = outlines;
    const isSmall = inset !== null && outlines.inset !== null && standsIn(inset, row, outlines.inset);
    return isSmall || standsIn(main, row, { x: 0, y: 0, width, height });
  }

  /** Lets sites be met before what lies under them. */
  over(under: HitIndex): HitIndex {
    return {
      at: (x, y, slopPx) => {
        const stop = this.at(x, y, slopPx);
        return stop ? this.datumOf(stop) : under.at(x, y, slopPx);
      },
      boxOf: (datum) => {
        if (datum >= 0) return under.boxOf(datum);
        const stop = this.stopOf(readDatum(datum, this.siteCount).row);
        return (
          stop && { x: stop.x - stop.radius, y: stop.y - stop.radius, width: 2 * stop.radius, height: 2 * stop.radius }
        );
      },
    };
  }

  /** Draws the ring around a datum below zero. */
  ring(datum: number): Mark[] {
    const stop = this.stopOf(readDatum(datum, this.siteCount).row);
    if (!stop) return [];
    const { theme } = this.view;
    const radius = stop.radius + RING_GAP_PX * theme.scale;
    const { x, y } = stop;
    return [{ type: 'circle', role: 'ring', x, y, radius, stroke: theme.accent, strokeWidth: 2.5 * theme.scale }];
  }
}
