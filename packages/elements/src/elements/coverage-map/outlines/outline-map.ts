import type { BoundarySet, OpenedBoundaries, Register, TileDirection } from '@practice-atlas/geo';
import { nextInDirection, type Outlines, projectOutlines } from '@practice-atlas/geo/outlines.js';
import type { nothing, TemplateResult } from 'lit';
import type { BaseLayer } from '../../../engine/base-bitmap.js';
import type { DrawnList } from '../../../engine/canvas-controller.js';
import type { HitIndex } from '../../../engine/hit-index.js';
import { tiledIndex } from '../../../engine/tiled-index.js';
import type { Locale } from '../../../format/locale.js';
import type { Box } from '../../../marks/box.js';
import { clampView, type MapView, panBy, WHOLE_MAP } from '../../../marks/map-view.js';
import type { Mark, MarkList } from '../../../marks/mark.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import type { SmallDrawing } from '../fills/map-fill.js';
import type { SitePicture } from '../sites/site-picture.js';
import type { SiteReader } from '../sites/site-reader.js';
import type { SitesOnMap } from '../sites/sites-on-map.js';
import { type JoinedBoundaries, joinBoundaries } from './join-boundaries.js';
import { type MapHost, movingMapOf } from './moving-map.js';
import { type OpenOptions, openBoundarySet } from './open-boundary-set.js';
import { outlineFaults } from './outline-faults.js';
import { outlineFooterPx, outlineNotes } from './outline-foot-marks.js';
import { type OutlinePicture, outlineColumnPx, outlineFrame, outlinePicture, ringMarks } from './outline-map-marks.js';
import { smallOutlineMarks } from './small-outline-marks.js';

export { AtlasViewEvent } from '../../../events/atlas-view-event.js';
export * from '../../../marks/map-view.js';
export { boundariesAt } from './boundaries-at.js';
export { joinBoundaries } from './join-boundaries.js';
export { openBoundarySet } from './open-boundary-set.js';
export { outlineHatch } from './outline-hatch.js';

/** A map on boundaries that were read. */
export interface OutlineMap {
  /**
   * Draws at a size, for an element that readers may move it in, or for none (the whole map). The last projection and the last picture are kept: a cursor
   * that moves costs its ring.
   */
  marks(
    model: RegionsModel,
    options: CoverageMapOptions & SitePicture,
    cursor: number | null,
    host?: MapHost,
  ): DrawnList;
  /** Says whether `marks` draws at once: else sites are being placed, in slices, and the element is updated when they are. */
  isReady(model: RegionsModel, options: CoverageMapOptions & SitePicture, host: MapHost): boolean;
  /** The region that an arrow key leads to; the same where there is none. */
  next(model: RegionsModel, cursor: number, direction: TileDirection): number;
  /** Loads what draws sites, which pictures lack until it is there; null = it is. */
  loadSites(): Promise<void> | null;
  /** Reads the sites that were drawn; null until what draws them is loaded. */
  readonly siteReader: SiteReader | null;
  /** Draws the regions alone, without names, within a box. */
  small(model: RegionsModel, box: Box, theme: Theme): SmallDrawing;
  /** Whose boundaries these are, and what of the regions has none, line by line. */
  notes(model: RegionsModel, options: CoverageMapOptions): readonly string[];
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

const PADDING_PX = 4;
/** The most a map is high against its width, and in all, where nothing else is said. */
const RATIO = 0.82;
const HEIGHT_PX = 640;
const WHOLE_BOX: Box = { x: 0, y: 0, width: 0, height: 0 };
/** A region whose label is this near the edge of the frame is brought to the middle. */
const EDGE_PX = 16;

/** A picture that was built, and what for. */
interface Built {
  readonly key: string;
  readonly of: readonly unknown[];
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

/** The view that has a place in its middle, where it was out of sight; null where it is in sight. */
function broughtInSight(
  { frame }: OutlinePicture,
  place: readonly [number, number] | null | undefined,
  view: MapView,
): MapView | null {
  if (!place || view.scale === 1) return null;
  const [x, y] = place;
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

/** Makes a map on boundaries that were opened. */
export function outlineMap(opened: OpenedBoundaries, how: OutlineMapJoin = {}): OutlineMap {
  const { attribution } = opened.set;
  const { setAsideCount } = opened;
  let drawSites: SitesOnMap | null = null;
  let sitesLoading: Promise<void> | null = null;
  let last: { key: string; set: BoundarySet; outlines: Outlines } | null = null;
  let joined: { model: RegionsModel; join: JoinedBoundaries } | null = null;
  let built: Built | null = null;
  let small: { set: BoundarySet; width: number; height: number; outlines: Outlines } | null = null;

  const joinOf = (model: RegionsModel): JoinedBoundaries => {
    if (joined?.model !== model) joined = { model, join: joinBoundaries(opened.set, model, how) };
    return joined.join;
  };

  const outlinesFor = (model: RegionsModel, options: CoverageMapOptions): Outlines => {
    const { widthPx, heightPx, theme } = options;
    const { set, drawn } = joinOf(model);
    const notes = outlineNotes(model, drawn, { ...options, attribution, setAsideCount });
    const columnPx = outlineColumnPx(model, options);
    const mostPx = heightPx
      ? heightPx - outlineFooterPx(model, notes, theme.scale)
      : Math.min((widthPx - 2 * columnPx) * RATIO, HEIGHT_PX * theme.scale);
    const key = `${widthPx} ${columnPx} ${mostPx}`;
    if (last?.key !== key || last.set !== set)
      last = { key, set, outlines: fitted(set, widthPx, columnPx, Math.max(120, mostPx)) };
    return last.outlines;
  };

  const build = (
    model: RegionsModel,
    options: CoverageMapOptions & SitePicture,
    view: MapView,
    host?: MapHost,
  ): Built => {
    const moving = host ? movingMapOf(host) : null;
    const { fill, sites, ...plain } = options;
    const of = [model, fill, sites, drawSites];
    const key = JSON.stringify([plain, view, moving?.controlsBox(WHOLE_BOX, options.theme)]);
    if (built?.key === key && of.every((part, i) => part === built?.of[i])) return built;
    const outlines = outlinesFor(model, options);
    const frame = outlineFrame(model, outlines, options);
    const controls = moving?.controlsBox(frame, options.theme) ?? null;
    const land = outlinePicture(model, outlines, { ...options, attribution, setAsideCount, view, controls });
    const shown = host && moving ? { host, moving, view } : null;
    const picture = sites && drawSites ? drawSites.draw(land, outlines, { ...options, sites }, shown) : land;
    const layer = { marks: picture.land, frame: picture.frame, matrix: picture.matrix };
    const under = tiledIndex(listOf(picture, [], options));
    built = { key, of, picture, layer, hits: sites && drawSites ? drawSites.over(under) : under };
    return built;
  };

  return {
    join: joinOf,
    marks(model, options, cursor, host) {
      const { theme, locale } = options;
      const moving = host ? movingMapOf(host) : null;
      let view = moving && host?.zoom ? clampView(host.viewport ?? WHOLE_MAP) : WHOLE_MAP;
      let now = build(model, options, view, host);
      const isSite = cursor !== null && cursor < 0;
      if (moving?.isKeyed && cursor !== null) {
        const place = isSite ? drawSites?.outOfSight(cursor) : now.picture.shapes.get(cursor)?.[0]?.label;
        const led = broughtInSight(now.picture, place, view);
        if (led) {
          moving.lead(led);
          view = led;
          now = build(model, options, view, host);
        }
      }
      const { picture, layer, hits } = now;
      const ring = isSite ? (drawSites?.ring(cursor) ?? []) : ringMarks(picture, cursor, theme);
      const shown = { picture, layer, ring, model, view, theme, locale };
      return {
        ...listOf(picture, ring, options),
        hits,
        ...(moving ? { paint: (context, painting, done) => moving.paint(context, shown, painting, done) } : {}),
      };
    },
    isReady(model, options, host) {
      const { sites } = options;
      if (!sites) drawSites?.stop();
      return (
        !sites || !drawSites || drawSites.isReady(sites, outlinesFor(model, options), host, movingMapOf(host).gone)
      );
    },
    get siteReader() {
      return drawSites?.reader ?? null;
    },
    next(model, cursor, direction) {
      const code = model.items[cursor]?.code;
      const next = last && code !== undefined ? nextInDirection(last.outlines, code, direction) : null;
      const index = model.items.findIndex((item) => item.code === next);
      return index < 0 ? cursor : index;
    },
    loadSites() {
      if (drawSites) return null;
      sitesLoading ??= import('../sites/map-sites.js').then(({ SitesOnMap }) => {
        drawSites = new SitesOnMap(attribution.crs);
      });
      return sitesLoading;
    },
    small(model, box, theme) {
      const { set } = joinOf(model);
      const { width, height } = box;
      if (small?.set !== set || small.width !== width || small.height !== height)
        small = { ...{ set, width, height }, outlines: projectOutlines(set, { width, height, padding: 2 }) };
      return smallOutlineMarks(model, small.outlines, box, theme);
    },
    notes: (model, options) => outlineNotes(model, joinOf(model).drawn, { ...options, attribution, setAsideCount }),
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
