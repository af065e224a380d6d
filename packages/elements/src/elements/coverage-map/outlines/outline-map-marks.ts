import { type BoundaryAttribution, SOUTH_CHINA_SEA } from '@practice-atlas/geo';
import type { Outline, Outlines } from '@practice-atlas/geo/outlines.js';
import type { Box } from '../../../marks/box.js';
import { type MapView, type PlaneMatrix, viewMatrix } from '../../../marks/map-view.js';
import type { Mark, PathMark } from '../../../marks/mark.js';
import { ShapeMark } from '../../../marks/shape-mark.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import { type CoverageMapOptions, hasCallouts } from '../coverage-map-marks.js';
import { landFill } from '../tile-marks.js';
import { insetMarks, namedInset } from './inset-marks.js';
import { outlineCallouts } from './outline-callouts.js';
import { outlineFill } from './outline-fill.js';
import { outlineFootMarks, outlineNotes } from './outline-foot-marks.js';
import { hatchMarks } from './outline-hatch.js';
import { type DrawnRegion, outlineLabels } from './outline-labels.js';
import { OutlineShape } from './outline-shape.js';

const HATCH_STEP_PX = 6;
/** The widest that a call-out is. */
const COLUMN_PX = 240;
/** From the map to a call-out. */
const CHANNEL_PX = 30;
/** From the rule of a call-out to its text, and a little to the edge of the picture. */
const INDENT_PX = 11;

/** Where and how a map with boundaries is drawn. */
export interface OutlineMapOptions extends CoverageMapOptions {
  /** Drawn with every map of these boundaries. */
  readonly attribution: BoundaryAttribution;
  /** Outlines of the set that cannot be read; default 0. */
  readonly setAsideCount?: number;
  /** What is in sight; scale 1 = the whole. */
  readonly view: MapView;
  /** Where buttons stand over the map: names keep off. */
  readonly controls: Box | null;
}

/** A map with boundaries, in layers: what moves with the map and is painted seldom, and what stands over it. */
export interface OutlinePicture {
  readonly width: number;
  readonly height: number;
  /** Where the map is: enlarged, nothing of the land shows outside. */
  readonly frame: Box;
  /** From the fitted drawing to what the view shows. */
  readonly matrix: PlaneMatrix;
  /** Land and its hatching. */
  readonly land: readonly Mark[];
  /** Everything else, in painting order. */
  readonly over: readonly Mark[];
  /** What of `over` stands still while the map is moved: the inset, call-outs, legend and notes. Names and leaders do not. */
  readonly fixed: readonly Mark[];
  /** Names and values. */
  readonly labels: readonly Mark[];
  /** The shapes of each datum: of the map, then of the inset. */
  readonly shapes: ReadonlyMap<number, readonly OutlineShape[]>;
  readonly inset: Box | null;
}

/** The width of the column of call-outs on each side, the way to the map included; 0 = none. */
export function outlineColumnPx(model: RegionsModel, { widthPx, theme }: CoverageMapOptions): number {
  const hasColumns = model.mode === 'callout' && model.callouts.length > 0 && hasCallouts(widthPx, theme.scale);
  return hasColumns ? Math.min(264 * theme.scale, Math.max(168 * theme.scale, widthPx * 0.215)) : 0;
}

/** Where the map is: between the call-outs, as high as the drawing. */
export function outlineFrame(model: RegionsModel, { height }: Outlines, options: CoverageMapOptions): Box {
  const columnPx = outlineColumnPx(model, options);
  return { x: columnPx, y: 0, width: options.widthPx - 2 * columnPx, height };
}

/** The sides of all that is drawn. */
function around({ extent, inset }: Outlines, widthPx: number): { x: number; width: number } {
  const boxes = [extent, inset].flatMap((box) => box ?? []);
  const x = Math.min(widthPx, ...boxes.map((box) => box.x));
  return { x, width: Math.max(0, ...boxes.map((box) => box.x + box.width)) - x };
}

/** A point for the end of a leader: below the label of a region, which stays readable, where that is still the region. */
function endIn({ shape }: DrawnRegion, scale: number): readonly [number, number] {
  const [x, y] = shape.label;
  const below = y + 11 * scale;
  const { frame } = shape;
  return [x, below <= frame.y + frame.height && shape.holds(x, below) ? below : y];
}

/** Says whether any land of a region is in the frame: the label is a point of it then. */
function isLabelIn({ label: [x, y], frame }: OutlineShape): boolean {
  return x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height;
}

/** Boundaries are thin where regions are small, so that they do not drown the fills. */
function strokeWidth(frame: Box, regionCount: number, viewScale: number): number {
  const sizePx = viewScale * Math.sqrt((frame.width * frame.height) / Math.max(1, regionCount));
  return Math.min(0.8, Math.max(0.35, sizePx / 50));
}

function landMarks({ item, datum, shape }: DrawnRegion, model: RegionsModel, theme: Theme, widthPx: number): Mark[] {
  const isUnknown = model.mode === 'fill' && item.classIndex === null;
  const fill = landFill(item, model, theme);
  const land = new ShapeMark(shape, { role: 'region', datum, fill, stroke: theme.outline, strokeWidth: widthPx });
  return isUnknown ? [land, ...hatchMarks(shape, HATCH_STEP_PX * theme.scale, theme.outline)] : [land];
}

/** The ring around a region. */
export function ringMarks({ shapes }: OutlinePicture, datum: number | null, theme: Theme): PathMark[] {
  const around = datum === null ? [] : (shapes.get(datum) ?? []);
  return around.map(
    (shape) => new ShapeMark(shape, { role: 'ring', stroke: theme.accent, strokeWidth: 2.5 * theme.scale }),
  );
}

/**
 * Draws a coverage map on boundaries that were projected already. With a metric the regions are shaded, those without data hatched, with a histogram
 * as legend; without one the land stays neutral and regions with reported figures are lit. Names and values stand where they fit, no two over each other.
 * Below, at the left: whose boundaries these are with their approval number, or that there is none. Outlines of places that the model does not have are
 * neutral land; regions without an outline are named. Enlarged, only what is in sight is drawn, within the frame; lines and names keep their size, and the
 * inset stays. Datums are indices into `model.items`.
 */
export function outlinePicture(model: RegionsModel, outlines: Outlines, options: OutlineMapOptions): OutlinePicture {
  const { widthPx, theme, locale, view } = options;
  const s = theme.scale;
  const columnPx = outlineColumnPx(model, options);
  const frame = outlineFrame(model, outlines, options);
  const matrix = viewMatrix(view, frame);
  const isWhole = view.scale === 1;
  const { inset } = outlines;
  const indexOf = new Map(model.items.map(({ code }, datum) => [code, datum]));
  const shapes = new Map<number, OutlineShape[]>();
  const drawn = new Set<string>();
  const thin = strokeWidth(frame, outlines.outlines.length, view.scale) * s;
  const draw = (given: readonly Outline[], at: PlaneMatrix, within: Box) => {
    const regions: DrawnRegion[] = [];
    const other: Mark[] = [];
    for (const outline of given) {
      if (outline.positionCount === 0) continue;
      const datum = indexOf.get(outline.code);
      const shape = new OutlineShape(outline, at, within);
      if (datum !== undefined) {
        drawn.add(outline.code);
        const known = shapes.get(datum);
        if (known) known.push(shape);
        else shapes.set(datum, [shape]);
        regions.push({ item: model.items[datum]!, datum, shape });
      } else
        other.push(
          outline.code === SOUTH_CHINA_SEA
            ? new ShapeMark(shape, { role: 'sea-line', fill: theme.ink, stroke: theme.ink, strokeWidth: 0.6 * s })
            : new ShapeMark(shape, { role: 'land', fill: theme.land, stroke: theme.line, strokeWidth: 0.6 }),
        );
    }
    return { regions, marks: [...other, ...regions.flatMap((region) => landMarks(region, model, theme, thin))] };
  };
  const main = draw(outlines.outlines, matrix, frame);
  const small = draw(inset?.outlines ?? [], { scale: 1, x: 0, y: 0 }, inset ?? frame);
  const sea: Mark[] = inset ? [...small.marks, ...insetMarks(inset, options)] : [];
  // Enlarged land runs under the inset.
  if (inset && !isWhole)
    sea.unshift({
      ...{ type: 'rect', role: 'inset-ground', x: inset.x, y: inset.y, width: inset.width, height: inset.height },
      fill: theme.ground,
    });

  // Of a bay's two shores the box is in sight, and no land.
  const inSight = isWhole ? main.regions : main.regions.filter(({ shape }) => shape.isInSight() && isLabelIn(shape));
  const extent = isWhole ? around(outlines, widthPx) : frame;
  // What the map leaves free on both sides: more than a column where it is not as wide as it may be.
  const room = isWhole ? Math.min(extent.x, widthPx - extent.x - extent.width) : columnPx;
  const { controls } = options;
  // Buttons stand over the map, and over what stands close beside a narrow one.
  const isUnderControls = controls !== null && controls.x + controls.width > extent.x + extent.width + CHANNEL_PX * s;
  const called = new Set(columnPx > 0 ? model.callouts.map(({ item }) => item) : []);
  const pointOf = new Map(
    [...small.regions, ...inSight].flatMap((region) =>
      called.has(region.datum) ? [[region.datum, endIn(region, s)] as const] : [],
    ),
  );
  const callouts =
    columnPx > 0
      ? outlineCallouts(model, pointOf, {
          ...{
            columnPx: Math.min(COLUMN_PX * s, room - (CHANNEL_PX + INDENT_PX) * s),
            channelPx: CHANNEL_PX * s,
            limit: options.calloutLimit ?? 6,
          },
          ...{ mapLeftPx: extent.x, mapRightPx: extent.x + extent.width, theme, locale },
          ...{
            topPx: { left: 5 * s, right: isUnderControls ? controls.y + controls.height + 8 * s : 5 * s },
            bottomPx: outlines.height - 4 * s,
          },
        })
      : null;
  const ends = callouts ? [...pointOf].filter(([datum]) => callouts.texts.some((mark) => mark.datum === datum)) : [];
  const dots = ends.map(([, [x, y]]) => ({ x: x - 3 * s, y: y - 3 * s, width: 6 * s, height: 6 * s }));
  const taken = [inset && namedInset(inset, s), controls, ...dots].flatMap((box) => box ?? []);
  const names =
    model.method?.view === 'bubbles'
      ? []
      : outlineLabels(inSight, model, taken, {
          ...{ theme, locale, countsFigures: callouts === null },
          frame: isWhole ? { ...frame, x: 0, width: widthPx } : frame,
        });
  const footPx = outlines.height + 4 * s;
  const { land, labels, legend } = outlineFill(main.marks, names, model, {
    ...{ options, footPx },
    room: {
      ...{ points: () => inSight.map(({ datum, shape }) => [datum, shape.label] as const), taken, widthPx },
      heightPx: outlines.height,
    },
  });
  const foot = outlineFootMarks(model, outlineNotes(model, drawn, options), footPx, {
    ...options,
    hidden: callouts ? model.figureCount - callouts.figureCount : 0,
  });
  const texts = callouts?.texts ?? [];
  const feet = [...legend, ...foot.marks];
  return {
    ...{ width: widthPx, height: foot.height, frame, matrix, land, labels, shapes, inset },
    over: [...sea, ...(callouts?.lines ?? []), ...labels, ...texts, ...feet],
    fixed: [...sea, ...texts, ...feet],
  };
}
