import { AtlasError } from '@practice-atlas/dataset';
import { type BoundarySet, readBoundaries, type TileDirection } from '@practice-atlas/geo';
import { nextInDirection, type Outlines, projectOutlines } from '@practice-atlas/geo/outlines.js';
import type { BaseLayer } from '../../engine/base-bitmap.js';
import type { DrawnList } from '../../engine/canvas-controller.js';
import type { HitIndex } from '../../engine/hit-index.js';
import { tiledIndex } from '../../engine/tiled-index.js';
import type { Box } from '../../marks/box.js';
import { clampView, type MapView, panBy, WHOLE_MAP } from '../../marks/map-view.js';
import type { Mark, MarkList } from '../../marks/mark.js';
import type { RegionsModel } from '../../models/regions.js';
import type { CoverageMapOptions } from './coverage-map-marks.js';
import { type MapHost, type MovingMap, movingMapOf } from './moving-map.js';
import { outlineFooterPx, outlineNotes } from './outline-foot-marks.js';
import { type OutlinePicture, outlineColumnPx, outlineFrame, outlinePicture, ringMarks } from './outline-map-marks.js';

export { AtlasViewEvent } from '../../events/atlas-view-event.js';
export * from '../../marks/map-view.js';
export { outlineHatch } from './outline-hatch.js';

/** A map on boundaries that were read. */
export interface OutlineMap {
  /**
   * Draws at a size, for an element that readers may move it in, or for none (the whole map). The last projection and the last picture are kept: a cursor
   * that moves costs its ring.
   */
  marks(model: RegionsModel, options: CoverageMapOptions, cursor: number | null, host?: MapHost): DrawnList;
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

const WHOLE_BOX: Box = { x: 0, y: 0, width: 0, height: 0 };
/** A region whose label is this near the edge of the frame is brought to the middle. */
const EDGE_PX = 16;

/** A picture that was built, and what for. */
interface Built {
  readonly key: string;
  readonly model: RegionsModel;
  readonly picture: OutlinePicture;
  readonly layer: BaseLayer;
  readonly hits: HitIndex;
}

/** The one list that the canvas, the SVG and the hit index read. */
function listOf(picture: OutlinePicture, ring: readonly Mark[], { background }: CoverageMapOptions): MarkList {
  const { width, height, frame, matrix, land, over } = picture;
  return {
    ...{ width, height, marks: [...land, ...ring, ...over] },
    ...(matrix.scale > 1 ? { clip: { box: frame, count: land.length + ring.length } } : {}),
    ...(background ? { background } : {}),
  };
}

/** The view that has a region in its middle, where it was out of sight; null where it is in sight. */
function broughtInSight({ shapes, frame }: OutlinePicture, datum: number, view: MapView): MapView | null {
  const [shape] = shapes.get(datum) ?? [];
  if (!shape || view.scale === 1) return null;
  const [x, y] = shape.label;
  const isIn =
    x > frame.x + EDGE_PX &&
    x < frame.x + frame.width - EDGE_PX &&
    y > frame.y + EDGE_PX &&
    y < frame.y + frame.height - EDGE_PX;
  const [middleX, middleY] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  return isIn ? null : panBy(view, (middleX - x) / frame.width, (middleY - y) / frame.height);
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
  const codes = new Set(set.features.features.map(({ properties }) => properties.code));
  let last: { key: string; outlines: Outlines } | null = null;
  let built: Built | null = null;

  const outlinesFor = (model: RegionsModel, options: CoverageMapOptions): Outlines => {
    const { widthPx, heightPx, theme } = options;
    const notes = outlineNotes(model, codes, { ...options, attribution: set.attribution });
    const columnPx = outlineColumnPx(model, options);
    const mostPx = heightPx
      ? heightPx - outlineFooterPx(model, notes, theme.scale)
      : Math.min((widthPx - 2 * columnPx) * RATIO, HEIGHT_PX * theme.scale);
    const key = `${widthPx} ${columnPx} ${mostPx}`;
    if (last?.key !== key) last = { key, outlines: fitted(set, widthPx, columnPx, Math.max(120, mostPx)) };
    return last.outlines;
  };

  const build = (model: RegionsModel, options: CoverageMapOptions, view: MapView, stage: MovingMap | null): Built => {
    const key = JSON.stringify([options, view, stage?.controlsBox(WHOLE_BOX, options.theme)]);
    if (built?.model === model && built.key === key) return built;
    const outlines = outlinesFor(model, options);
    const frame = outlineFrame(model, outlines, options);
    const controls = stage?.controlsBox(frame, options.theme) ?? null;
    const picture = outlinePicture(model, outlines, { ...options, attribution: set.attribution, view, controls });
    const layer = { marks: picture.land, frame: picture.frame, matrix: picture.matrix };
    built = { key, model, picture, layer, hits: tiledIndex(listOf(picture, [], options)) };
    return built;
  };

  return {
    marks(model, options, cursor, host) {
      const { theme, locale } = options;
      const stage = host ? movingMapOf(host) : null;
      let view = stage && host?.zoom ? clampView(host.viewport ?? WHOLE_MAP) : WHOLE_MAP;
      let now = build(model, options, view, stage);
      const led = stage?.isKeyed && cursor !== null ? broughtInSight(now.picture, cursor, view) : null;
      if (stage && led) {
        stage.lead(led);
        view = led;
        now = build(model, options, view, stage);
      }
      const { picture, layer, hits } = now;
      const ring = ringMarks(picture, cursor, theme);
      const shown = { picture, layer, ring, model, view, theme, locale };
      return {
        ...listOf(picture, ring, options),
        hits,
        ...(stage ? { paint: (context, painting, done) => stage.paint(context, shown, painting, done) } : {}),
      };
    },
    next(model, cursor, direction) {
      const code = model.items[cursor]?.code;
      const next = last && code !== undefined ? nextInDirection(last.outlines, code, direction) : null;
      const index = model.items.findIndex((item) => item.code === next);
      return index < 0 ? cursor : index;
    },
  };
}
