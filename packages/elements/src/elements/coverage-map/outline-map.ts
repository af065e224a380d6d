import { AtlasError } from '@practice-atlas/dataset';
import {
  type BoundarySet,
  checkNational,
  type OpenedBoundaries,
  openBoundaries,
  type Register,
  type TileDirection,
} from '@practice-atlas/geo';
import { nextInDirection, type Outlines, projectOutlines } from '@practice-atlas/geo/outlines.js';
import type { nothing, TemplateResult } from 'lit';
import type { Locale } from '../../format/locale.js';
import type { MarkList } from '../../marks/mark.js';
import type { RegionsModel } from '../../models/regions.js';
import type { CoverageMapOptions } from './coverage-map-marks.js';
import { fetchBoundaries, MOST_BYTES } from './fetch-boundaries.js';
import { type JoinedBoundaries, joinBoundaries } from './join-boundaries.js';
import { outlineFaults } from './outline-faults.js';
import { outlineColumnPx, outlineFooterPx, outlineMapMarks, outlineNotes } from './outline-map-marks.js';
import { type SitePicture, siteDrawer } from './site-picture.js';

export { sitePoints, unplacedSites } from '../../models/site-points.js';
export { boundariesAt } from './boundaries-at.js';
export { joinBoundaries } from './join-boundaries.js';
export { outlineHatch } from './outline-hatch.js';
export { placeSites } from './place-sites.js';
export { siteLayerMarks } from './site-layer-marks.js';
export { siteLegendMarks } from './site-legend-marks.js';
export { mainView } from './site-view.js';

/** A map on boundaries that were read. */
export interface OutlineMap {
  /** Draws at a size; the last projections are kept. */
  marks(model: RegionsModel, options: CoverageMapOptions & SitePicture, cursor: number | null): MarkList;
  /** The region that an arrow key leads to; the same where there is none. */
  next(model: RegionsModel, cursor: number, direction: TileDirection): number;
  /** What could not be read of the boundaries, closed at first; nothing when all could. */
  faults(locale: Locale): TemplateResult | typeof nothing;
  /** Which regions have an outline, and what is to be said of the others. */
  join(model: RegionsModel): JoinedBoundaries;
}

/** How boundaries and regions come together. */
export interface OutlineMapJoin {
  /** Knows which codes became which. */
  readonly register?: Register | null;
  /** The boundaries are of a larger place: only outlines of regions are drawn. */
  readonly isPart?: boolean;
}

/** How boundaries are opened. */
export interface OpenOptions {
  /** The most bytes of an address. */
  readonly mostBytes?: number;
  readonly signal?: AbortSignal;
}

const PADDING_PX = 4;
/** The most a map is high against its width, and in all, where nothing else is said. */
const RATIO = 0.82;
const HEIGHT_PX = 640;

/** Refuses a map of the whole country that does not show what it has to. */
function refuseIncomplete({ set }: OpenedBoundaries): void {
  const missing = checkNational(set);
  if (missing.length === 0) return;
  const value = missing.map((finding) => finding.value).join('、');
  throw new AtlasError(
    'boundaries_incomplete',
    `these boundaries of the whole country may not be drawn: they lack ${value}`,
    {
      hint: 'a map of the whole country has to show them; use a reviewed set that does',
      details: { value },
    },
  );
}

/** Draws in a box as high as the map is at a width, at most `mostPx`. */
function fitted(set: BoundarySet, full: number, columnPx: number, mostPx: number): Outlines {
  const width = full - 2 * columnPx;
  const padding = PADDING_PX;
  const tried = projectOutlines(set, { width, height: Math.max(mostPx, 4 * padding), padding });
  const { extent, inset } = tried;
  const bottom = Math.max(extent ? extent.y + extent.height : 0, inset ? inset.y + inset.height : 0);
  const top = Math.min(extent?.y ?? 0, inset?.y ?? Infinity);
  const height = Math.ceil(bottom - top + 2 * padding);
  return height >= tried.height - 1 && columnPx === 0 ? tried : projectOutlines(set, { width: full, height, padding });
}

/**
 * Opens boundaries: those of an address, relative to `base`, or a boundary set; as far as they can be read, see `openBoundaries`. Rejects with
 * `boundaries_malformed` where they cannot be had (`details.status` is what the server answered), say not whose they are or hold no outline; with
 * `file_too_large` beyond `mostBytes` (default 32 MiB; of an address); with `boundaries_incomplete` where they are of the whole country and lack what a
 * map of it has to show.
 */
export async function openBoundarySet(
  boundaries: unknown,
  base: string,
  { mostBytes = MOST_BYTES, signal }: OpenOptions = {},
): Promise<OpenedBoundaries> {
  const given =
    typeof boundaries === 'string' ? await fetchBoundaries(boundaries, base, mostBytes, signal) : boundaries;
  const opened = openBoundaries(given);
  refuseIncomplete(opened);
  return opened;
}

/** Makes a map on boundaries that were opened. */
export function outlineMap(opened: OpenedBoundaries, how: OutlineMapJoin = {}): OutlineMap {
  let last: { key: string; set: BoundarySet; outlines: Outlines } | null = null;
  let joined: { model: RegionsModel; join: JoinedBoundaries } | null = null;
  const joinOf = (model: RegionsModel): JoinedBoundaries => {
    if (joined?.model !== model) joined = { model, join: joinBoundaries(opened.set, model, how) };
    return joined.join;
  };
  const drawSites = siteDrawer(opened.set.attribution.crs);
  return {
    join: joinOf,
    marks(model, options, cursor) {
      const { set, drawn } = joinOf(model);
      const { widthPx, heightPx, theme } = options;
      const own = { ...options, attribution: set.attribution, setAsideCount: opened.setAsideCount, cursor };
      const footerPx = outlineFooterPx(model, outlineNotes(model, drawn, own), theme.scale);
      const columnPx = outlineColumnPx(model, options);
      const mostPx = heightPx
        ? heightPx - footerPx
        : Math.min((widthPx - 2 * columnPx) * RATIO, HEIGHT_PX * theme.scale);
      const key = `${widthPx} ${columnPx} ${mostPx}`;
      if (last?.key !== key || last.set !== set)
        last = { key, set, outlines: fitted(set, widthPx, columnPx, Math.max(120, mostPx)) };
      return drawSites(outlineMapMarks(model, last.outlines, own), last.outlines, options);
    },
    next(model, cursor, direction) {
      const code = model.items[cursor]?.code;
      const next = last && code !== undefined ? nextInDirection(last.outlines, code, direction) : null;
      const index = model.items.findIndex((item) => item.code === next);
      return index < 0 ? cursor : index;
    },
    faults: (locale) => outlineFaults(opened, locale),
  };
}

/** Opens boundaries, as `openBoundarySet` does, and makes a map on them. */
export async function openOutlineMap(
  boundaries: unknown,
  base: string,
  options: OpenOptions = {},
): Promise<OutlineMap> {
  return outlineMap(await openBoundarySet(boundaries, base, options));
}
