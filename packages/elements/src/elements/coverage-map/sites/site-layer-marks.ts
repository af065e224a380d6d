import type { PointBox, PointIndex } from '@practice-atlas/geo/points.js';
import type { Mark } from '../../../marks/mark.js';
import type { SitePoints } from '../../../models/site-points.js';
import { clusterMarks, discStops, siteClusters } from './cluster-marks.js';
import { type Heat, heatMarks } from './heat-marks.js';
import { onlyIn, type PlacedPoints, type PlacedSites } from './place-sites.js';
import { serviceCircleMarks } from './service-circle-marks.js';
import type { SiteLegend } from './site-legend-marks.js';
import { type PlacedRows, type SiteStop, siteMarks, siteStops } from './site-marks.js';
import type { SiteView } from './site-view.js';
import { siteCount, siteWords } from './site-words.js';
import { tierLineMarks } from './tier-line-marks.js';

/** `sites`: one by one; `clusters`: merged; `heat`: a density; `lines`: to the site above; `circles`: what is reached on foot. */
export type SiteLayerName = 'sites' | 'clusters' | 'heat' | 'lines' | 'circles';

/** Reads names of layers from words with spaces between them. */
export function layerNames(words: string | null | undefined): ReadonlySet<SiteLayerName> {
  return new Set((words ?? '').split(/\s+/).filter(Boolean) as SiteLayerName[]);
}

/** How sites are drawn. */
export interface SiteLayerOptions {
  /** What is drawn; without `sites`, `clusters` and `heat`, single sites where few are seen and clusters where many are. */
  readonly layers?: ReadonlySet<SiteLayerName>;
  /** The most sites that are drawn one by one unless `sites` asks for it. Default 250. */
  readonly fewCount?: number;
  /** Radius of the circles in meters. Default 1000, which is 15 minutes on foot at 4 km/h. */
  readonly radiusM?: number;
}

/** Sites as they are drawn. */
export interface SiteLayer {
  readonly shows: 'sites' | 'clusters' | 'heat';
  readonly marks: readonly Mark[];
  readonly legend: SiteLegend;
  /** What can be chosen of it, in painting order. */
  readonly stops: readonly SiteStop[];
}

/** The most sites that are ever drawn one by one. */
const MOST_SITES = 4000;
const MOST_CIRCLES = 20_000;
const METERS_PER_MINUTE = 1000 / 15;

function* visible(index: PointIndex, box: PointBox): Iterable<number> {
  yield* index.within(box);
}

function countStars({ stars }: SitePoints, rows: Uint32Array): number {
  let count = 0;
  if (stars) for (const row of rows) count += stars[row]! > 0 ? 1 : 0;
  return count;
}

/** Counts sites of a list of rows by tier; the last is those without. */
function countTiers({ tier, tiers }: SitePoints, rows: Uint32Array): number[] {
  const counts = new Array<number>(tiers.length + 1).fill(0);
  for (const row of rows) counts[Math.min(tier[row]!, tiers.length)]! += 1;
  return counts;
}

function drawn(sites: SitePoints, points: PlacedPoints, view: SiteView, shows: SiteLayer['shows']) {
  const { index } = points;
  const few = (): PlacedRows => ({ sites, x: points.x, y: points.y });
  if (shows === 'heat') return { marks: [], clusters: [], stops: [] };
  if (shows === 'sites') {
    const stops = siteStops(visible(index, view.box), few(), view);
    return { marks: siteMarks(stops, sites, view), clusters: [], stops };
  }
  const clusters = siteClusters(index, view);
  const { box } = view;
  const isIn = (row: number): boolean => {
    const [left, top] = [points.x[row]! - box.x, points.y[row]! - box.y];
    return left >= 0 && top >= 0 && left <= box.width && top <= box.height;
  };
  // Cells of clusters reach over the edge of what is seen.
  const alone = clusters
    .filter(({ count }) => count === 1)
    .flatMap((cluster) => [...index.members(cluster)])
    .filter(isIn);
  const single = alone.length > 0 ? siteStops(alone, few(), view) : [];
  const discs = discStops(clusters, index, view);
  return {
    marks: [...siteMarks(single, sites, view), ...clusterMarks(discs, sites.tiers, view)],
    clusters,
    stops: [...single, ...discs],
  };
}

/**
 * Draws sites that were placed on a map, and says what its legend has to: numbers by tier, sites without a position and beyond the map, what was merged or
 * left out and why, that positions are simulated. In the inset of the South China Sea single sites are drawn unless there are many.
 */
export function siteLayerMarks(placed: PlacedSites, view: SiteView, options: SiteLayerOptions = {}): SiteLayer {
  const { sites, main, inset, outlines, unplacedCount } = placed;
  const { layers = new Set<SiteLayerName>(), fewCount = 250, radiusM = 1000 } = options;
  const { locale } = view;
  const words = siteWords(locale);
  const say = (count: number): string => siteCount(count, locale);
  const rows = main.index.within(view.box);
  const inInset = outlines.inset && inset ? inset.index.within(outlines.inset) : new Uint32Array(0);
  const wantsSites = layers.has('sites') && rows.length <= MOST_SITES;
  const shows =
    layers.has('heat') && !layers.has('sites') && !layers.has('clusters')
      ? 'heat'
      : wantsSites || (!layers.has('clusters') && rows.length <= fewCount)
        ? 'sites'
        : 'clusters';

  const notes: string[] = sites.simulated ? [words.simulated] : [];
  const marks: Mark[] = [];
  let heat: Heat | null = null;
  if (layers.has('heat')) {
    heat = heatMarks(main.index, view);
    marks.push(...heat.marks);
  }
  if (layers.has('circles')) {
    const circles = rows.length > MOST_CIRCLES ? null : serviceCircleMarks(rows, main, view, radiusM);
    marks.push(...(circles ?? []));
    const minutes = Math.round(radiusM / METERS_PER_MINUTE);
    notes.push(circles ? words.circles(say(radiusM), say(minutes)) : words.circlesTooSmall(say(radiusM)));
  }
  if (layers.has('lines')) {
    const lines = tierLineMarks(rows, { sites, x: main.x, y: main.y }, view);
    marks.push(...lines.marks);
    notes.push((lines.areTooMany ? words.tooManyLines : words.lines)(say(lines.count)));
  }
  const onMain = drawn(sites, main, view, shows);
  marks.push(...onMain.marks);
  const stops: SiteStop[] = [...onMain.stops];
  if (outlines.inset && inset && inInset.length > 0) {
    const box = outlines.inset;
    const own = { ...view, box, leftPx: box.x, topPx: box.y, zoom: 1, pxPerKm: box.pxPerKm, free: null, frame: box };
    const inBox = drawn(sites, inset, own, shows === 'heat' || inInset.length <= 40 ? 'sites' : 'clusters');
    marks.push(...inBox.marks);
    stops.push(...inBox.stops);
  }

  if (layers.has('sites') && !wantsSites) notes.push(words.tooManySites(say(rows.length)));
  if (onMain.clusters.some(({ count }) => count > 1)) notes.push(words.discs);
  if (onMain.clusters.some(({ count }) => count >= 10_000)) notes.push(words.rounded);
  const stacked = onMain.clusters.filter((cluster) => cluster.count > 1 && main.index.opensAt(cluster) === null).length;
  if (stacked > 0) notes.push(words.onePlace(say(stacked)));
  const inInsetOnly = onlyIn(inInset, main, view.box);
  const beyond = sites.lng.length - unplacedCount - rows.length - inInsetOnly.length;
  if (beyond > 0) notes.push(words.beyond(say(beyond)));
  if (unplacedCount > 0) notes.push(words.unplaced(say(unplacedCount)));
  const inInsetByTier = countTiers(sites, inInsetOnly);
  const counts = countTiers(sites, rows).map((count, kind) => count + inInsetByTier[kind]!);
  const starCount = countStars(sites, rows) + countStars(sites, inInsetOnly);
  return { shows, marks, legend: { counts, tiers: sites.tiers, starCount, heat, notes }, stops };
}
