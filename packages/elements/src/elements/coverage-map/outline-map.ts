import { AtlasError } from '@practice-atlas/dataset';
import { type BoundarySet, type Register, readBoundaries, type TileDirection } from '@practice-atlas/geo';
import { nextInDirection, type Outlines, projectOutlines } from '@practice-atlas/geo/outlines.js';
import type { MarkList } from '../../marks/mark.js';
import type { RegionsModel } from '../../models/regions.js';
import type { CoverageMapOptions } from './coverage-map-marks.js';
import { type JoinedBoundaries, joinBoundaries } from './join-boundaries.js';
import { outlineColumnPx, outlineFooterPx, outlineMapMarks, outlineNotes } from './outline-map-marks.js';

export { boundariesAt } from './boundaries-at.js';
export { joinBoundaries } from './join-boundaries.js';
export { outlineHatch } from './outline-hatch.js';

/** A map on boundaries that were read. */
export interface OutlineMap {
  /** Draws at a size; the last projections are kept. */
  marks(model: RegionsModel, options: CoverageMapOptions, cursor: number | null): MarkList;
  /** The region that an arrow key leads to; the same where there is none. */
  next(model: RegionsModel, cursor: number, direction: TileDirection): number;
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

const PADDING_PX = 4;
/** The most a map is high against its width, and in all, where nothing else is said. */
const RATIO = 0.82;
const HEIGHT_PX = 640;

async function fetchBoundaries(address: string, base: string, signal?: AbortSignal): Promise<unknown> {
  const url = new URL(address, base).href;
  const fault = (reason: string, cause?: unknown, details: Record<string, string> = {}) =>
    new AtlasError('boundaries_malformed', `the boundaries ${url} ${reason}`, {
      hint: 'give the address of a file that "practice-atlas boundaries import" wrote',
      where: { file: url },
      details,
      ...(cause === undefined ? {} : { cause }),
    });
  const response = await fetch(url, signal ? { signal } : {}).catch((cause: unknown) => {
    throw fault('could not be fetched', cause);
  });
  if (!response.ok) throw fault(`were not given: ${response.status}`, undefined, { status: String(response.status) });
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
 * Reads boundaries: those of an address, relative to `base`, or a set. Rejects with `boundaries_malformed` where they cannot be had or read, or do not
 * say whose they are; `details.status` is what the server answered.
 */
export async function readBoundarySet(boundaries: unknown, base: string, signal?: AbortSignal): Promise<BoundarySet> {
  return readBoundaries(typeof boundaries === 'string' ? await fetchBoundaries(boundaries, base, signal) : boundaries);
}

/** Makes a map on a boundary set. */
export function outlineMap(given: BoundarySet, how: OutlineMapJoin = {}): OutlineMap {
  let last: { key: string; set: BoundarySet; outlines: Outlines } | null = null;
  let joined: { model: RegionsModel; join: JoinedBoundaries } | null = null;
  const joinOf = (model: RegionsModel): JoinedBoundaries => {
    if (joined?.model !== model) joined = { model, join: joinBoundaries(given, model, how) };
    return joined.join;
  };
  return {
    join: joinOf,
    marks(model, options, cursor) {
      const { set, drawn } = joinOf(model);
      const { widthPx, heightPx, theme } = options;
      const own = { ...options, attribution: set.attribution, cursor };
      const footerPx = outlineFooterPx(model, outlineNotes(model, drawn, own), theme.scale);
      const columnPx = outlineColumnPx(model, options);
      const mostPx = heightPx
        ? heightPx - footerPx
        : Math.min((widthPx - 2 * columnPx) * RATIO, HEIGHT_PX * theme.scale);
      const key = `${widthPx} ${columnPx} ${mostPx}`;
      if (last?.key !== key || last.set !== set)
        last = { key, set, outlines: fitted(set, widthPx, columnPx, Math.max(120, mostPx)) };
      return outlineMapMarks(model, last.outlines, own);
    },
    next(model, cursor, direction) {
      const code = model.items[cursor]?.code;
      const next = last && code !== undefined ? nextInDirection(last.outlines, code, direction) : null;
      const index = model.items.findIndex((item) => item.code === next);
      return index < 0 ? cursor : index;
    },
  };
}

/**
 * Opens boundaries: those of an address, relative to `base`, or a boundary set. Rejects with `boundaries_malformed` where they cannot be had or read,
 * or do not say whose they are.
 */
export async function openOutlineMap(boundaries: unknown, base: string): Promise<OutlineMap> {
  return outlineMap(await readBoundarySet(boundaries, base));
}
