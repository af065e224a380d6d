import { AtlasError } from '@practice-atlas/dataset';
import { type BoundarySet, readBoundaries, type TileDirection } from '@practice-atlas/geo';
import { nextInDirection, type Outlines, projectOutlines } from '@practice-atlas/geo/outlines.js';
import type { MarkList } from '../../marks/mark.js';
import type { RegionsModel } from '../../models/regions.js';
import type { CoverageMapOptions } from './coverage-map-marks.js';
import { outlineColumnPx, outlineFooterPx, outlineMapMarks, outlineNotes } from './outline-map-marks.js';
import { type SitePicture, siteDrawer } from './site-picture.js';

export { sitePoints, unplacedSites } from '../../models/site-points.js';
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
}

const PADDING_PX = 4;
/** The most a map is high against its width, and in all, where nothing else is said. */
const RATIO = 0.82;
const HEIGHT_PX = 640;

async function fetchBoundaries(address: string, base: string): Promise<unknown> {
  const url = new URL(address, base).href;
  const fault = (reason: string, cause?: unknown) =>
    new AtlasError('boundaries_malformed', `the boundaries ${url} ${reason}`, {
      hint: 'give the address of a file that "practice-atlas boundaries import" wrote',
      where: { file: url },
      ...(cause === undefined ? {} : { cause }),
    });
  const response = await fetch(url).catch((cause: unknown) => {
    throw fault('could not be fetched', cause);
  });
  if (!response.ok) throw fault(`were not given: ${response.status}`);
  return response.json().catch((cause: unknown) => {
    throw fault('are no JSON', cause);
  });
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
 * Opens boundaries: those of an address, relative to `base`, or a boundary set. Rejects with `boundaries_malformed` where they cannot be had or read,
 * or do not say whose they are.
 */
export async function openOutlineMap(boundaries: unknown, base: string): Promise<OutlineMap> {
  const set = readBoundaries(typeof boundaries === 'string' ? await fetchBoundaries(boundaries, base) : boundaries);
  const drawSites = siteDrawer(set.attribution.crs);
  let last: { key: string; outlines: Outlines } | null = null;
  const codes = new Set(set.features.features.map(({ properties }) => properties.code));
  return {
    marks(model, options, cursor) {
      const { widthPx, heightPx, theme } = options;
      const own = { ...options, attribution: set.attribution, cursor };
      const footerPx = outlineFooterPx(model, outlineNotes(model, codes, own), theme.scale);
      const columnPx = outlineColumnPx(model, options);
      const mostPx = heightPx
        ? heightPx - footerPx
        : Math.min((widthPx - 2 * columnPx) * RATIO, HEIGHT_PX * theme.scale);
      const key = `${widthPx} ${columnPx} ${mostPx}`;
      if (last?.key !== key) last = { key, outlines: fitted(set, widthPx, columnPx, Math.max(120, mostPx)) };
      return drawSites(outlineMapMarks(model, last.outlines, own), last.outlines, options);
    },
    next(model, cursor, direction) {
      const code = model.items[cursor]?.code;
      const next = last && code !== undefined ? nextInDirection(last.outlines, code, direction) : null;
      const index = model.items.findIndex((item) => item.code === next);
      return index < 0 ? cursor : index;
    },
  };
}
