import type { OutlinePlane, Outlines } from '@practice-atlas/geo/outlines.js';
import { formatCount } from '../../../format/format-count.js';
import { fitText } from '../../../marks/fit-text.js';
import type { Mark, MarkList } from '../../../marks/mark.js';
import type { SitePoints } from '../../../models/site-points.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import { groundWords } from './ground-words.js';
import { type PlacedSites, placeSites } from './place-sites.js';
import { layerNames, type SiteLayer, siteLayerMarks } from './site-layer-marks.js';
import { siteLegendMarks } from './site-legend-marks.js';
import { mainView, type SiteView } from './site-view.js';

const KM_PER_DEGREE = 111.32;
const PADDING_PX = 28;
const MOST_RATIO = 0.75;
const MOST_PX = 640;

interface Extent {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function extentOf({ lng, lat }: SitePoints): Extent | null {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let row = 0; row < lng.length; row++) {
    const [x, y] = [lng[row]!, lat[row]!];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return west <= east ? { west, east, south, north } : null;
}

/** What sites on plain ground are laid on: north up, true to scale along the middle parallel. */
export interface GroundPlane {
  readonly extent: Extent;
  readonly narrow: number;
  readonly plane: OutlinePlane;
  readonly inset: null;
}

const grounds = new WeakMap<SitePoints, GroundPlane | { readonly plane: null }>();

/** Gives the ground of sites, always the same for them; null when none has a position. */
export function groundOf(sites: SitePoints): GroundPlane | null {
  const known = grounds.get(sites);
  if (known) return known.plane && known;
  const extent = extentOf(sites);
  if (!extent) {
    grounds.set(sites, { plane: null });
    return null;
  }
  const { west, east, south, north } = extent;
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const plane: OutlinePlane = {
    place: (lng, lat) => ({
      x: Float64Array.from(lng, (value) => (value - middleX) * narrow),
      y: Float64Array.from(lat, (value) => middleY - value),
    }),
  };
  const ground = { extent, narrow, plane, inset: null };
  grounds.set(sites, ground);
  return ground;
}

/** Lays ground out at a size. */
function laidOut({ extent, narrow, plane }: GroundPlane, widthPx: number, mostPx: number, paddingPx: number): Outlines {
  const { west, east, south, north } = extent;
  const across = Math.max((east - west) * narrow, 0.01);
  const along = Math.max(north - south, 0.01);
  const scale = Math.min((widthPx - 2 * paddingPx) / across, (mostPx - 2 * paddingPx) / along);
  const height = Math.ceil(Math.max(along * scale + 2 * paddingPx, 160));
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  return {
    ...{ width: widthPx, height, outlines: [], inset: null, plane, pxPerKm: scale / KM_PER_DEGREE },
    extent: { x: 0, y: 0, width: widthPx, height },
    matrix: { scale, x: widthPx / 2, y: height / 2 },
    project: (lng, lat) => [widthPx / 2 + (lng - middleX) * narrow * scale, height / 2 - (lat - middleY) * scale],
  };
}

/** The largest of 1, 2 and 5 times a power of ten that is at most a length. */
function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((one) => one * power <= most) ?? 1) * power;
}

function scaleBar({ height, pxPerKm }: Outlines, { widthPx, theme, locale }: CoverageMapOptions): Mark[] {
  const s = theme.scale;
  const km = roundLength((Math.min(140 * s, widthPx / 3) / (pxPerKm ?? 1)) * 1);
  const lengthPx = km * (pxPerKm ?? 1);
  const y = height - 12 * s;
  const x = 12 * s;
  const said =
    km < 1
      ? `${Math.round(km * 1000)} ${locale === 'zh' ? '米' : 'm'}`
      : `${formatCount(km, locale)} ${locale === 'zh' ? '千米' : 'km'}`;
  const points = [
    [x, y - 4 * s],
    [x, y],
    [x + lengthPx, y],
    [x + lengthPx, y - 4 * s],
  ] as const;
  const north = { x: widthPx - 20 * s, y: 14 * s };
  return [
    {
      type: 'line',
      role: 'scale-bar',
      points,
      stroke: theme.ink,
      strokeWidth: 1.5 * s,
    },
    {
      ...{
        type: 'text',
        role: 'scale',
        x,
        y: y - 8 * s,
        anchor: 'start',
        sizePx: 11 * s,
        weight: 400,
        family: 'sans',
      },
      ...{ fill: theme.ink, halo: theme.ground, runs: [{ text: said }] },
    },
    {
      ...{ type: 'path', role: 'north', fill: theme.ink },
      d: `M${north.x} ${north.y - 4 * s}L${north.x + 5 * s} ${north.y + 10 * s}L${north.x} ${north.y + 7 * s}L${north.x - 5 * s} ${north.y + 10 * s}Z`,
    },
    {
      ...{
        type: 'text',
        role: 'north',
        x: north.x,
        y: north.y + 23 * s,
        anchor: 'middle',
        sizePx: 11 * s,
        weight: 700,
      },
      ...{
        family: 'sans',
        fill: theme.ink,
        halo: theme.ground,
        runs: [{ text: groundWords(locale).north }],
      },
    },
  ];
}

/** Options of sites on plain ground. */
export type GroundOptions = CoverageMapOptions & { readonly layers?: string | null };

/** Sites on plain ground as they are drawn. */
export interface GroundPicture {
  readonly list: MarkList;
  /** Null where no site has a position. */
  readonly drawn: { readonly placed: PlacedSites; readonly view: SiteView; readonly layer: SiteLayer } | null;
}

/** Draws sites on plain ground, as `groundMarks` does, and says what of them is drawn. */
export function groundPicture(sites: SitePoints | null, options: GroundOptions): GroundPicture {
  const { widthPx, heightPx, theme, locale, layers } = options;
  const s = theme.scale;
  const words = groundWords(locale);
  const note = (text: string, y: number): Mark => ({
    ...{ type: 'text', role: 'attribution', x: 0, y, anchor: 'start', sizePx: 12 * s, weight: 400, family: 'sans' },
    ...{ fill: theme.soft, runs: [{ text: fitText(text, widthPx, 12 * s) }] },
  });
  const plain = sites && groundOf(sites);
  if (!sites || !plain)
    return { list: { width: widthPx, height: Math.ceil(28 * s), marks: [note(words.noSites, 18 * s)] }, drawn: null };
  const mostPx = Math.max(200, heightPx ? heightPx - 70 * s : Math.min(widthPx * MOST_RATIO, MOST_PX * s));
  const ground = laidOut(plain, widthPx, mostPx, PADDING_PX * s);
  const view = mainView({ outlines: ground, theme, locale });
  const placed = placeSites(sites, ground, sites.crs);
  const layer = siteLayerMarks(placed, view, { layers: layerNames(layers) });
  const legend = siteLegendMarks(layer.legend, view, { topPx: ground.height + 4 * s, widthPx });
  const bottom = ground.height + 4 * s + legend.heightPx;
  const frame: Mark = {
    ...{ type: 'rect', role: 'ground', x: 0.5, y: 0.5, width: widthPx - 1, height: ground.height - 1 },
    ...{ stroke: theme.line, strokeWidth: 1 },
  };
  const marks = [
    ...[frame, ...layer.marks, ...scaleBar(ground, options), ...legend.marks],
    note(words.ground, bottom + 14 * s),
  ];
  const { background } = options;
  const list = { width: widthPx, height: Math.ceil(bottom + 22 * s), marks, ...(background ? { background } : {}) };
  return { list, drawn: { placed, view, layer } };
}

/**
 * Draws sites on plain ground, without any boundary: north up, with a scale bar, clusters where they are many, and the note that no boundaries are drawn. A note
 * alone where no site has a position.
 */
export function groundMarks(sites: SitePoints | null, options: GroundOptions): MarkList {
  return groundPicture(sites, options).list;
}
