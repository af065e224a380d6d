import { type BoundaryAttribution, SOUTH_CHINA_SEA } from '@practice-atlas/geo';
import { type Outline, type Outlines, outlineAt } from '@practice-atlas/geo/outlines.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, MarkList, TextMark } from '../../marks/mark.js';
import { starPath } from '../../marks/star-path.js';
import { textWidth } from '../../marks/text-width.js';
import { wrapText } from '../../marks/wrap-text.js';
import type { RegionsModel } from '../../models/regions.js';
import { regionWords } from '../../summaries/region-words.js';
import { classLegendMarks, LEGEND_HEIGHT_PX } from './class-legend-marks.js';
import { type CoverageMapOptions, hasCallouts } from './coverage-map-marks.js';
import { outlineCallouts } from './outline-callouts.js';
import { outlineHatch } from './outline-hatch.js';
import { type DrawnRegion, outlineLabels } from './outline-labels.js';
import { outlineWords } from './outline-words.js';
import { landFill } from './tile-marks.js';

const HATCH_STEP_PX = 6;
const NOTE_LINES = 3;
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
  /** The region that carries the ring; null = none. */
  readonly cursor: number | null;
}

/** What stands below a map, without the map itself. */
export function outlineNotes(model: RegionsModel, drawn: ReadonlySet<string>, options: OutlineMapOptions): string[] {
  const { attribution, setAsideCount = 0, locale, theme, widthPx } = options;
  const words = outlineWords(locale);
  const undrawn = model.items.filter(({ code }) => !drawn.has(code)).map(({ name }) => name[locale]);
  const size = 12 * theme.scale;
  return [
    ...(undrawn.length > 0 ? [fitText(words.undrawn(undrawn), widthPx, size)] : []),
    ...(setAsideCount > 0 ? [fitText(words.setAside(setAsideCount), widthPx, size)] : []),
    ...wrapText(words.attribution(attribution), widthPx, size, { lines: NOTE_LINES }),
  ];
}

/** Says whether there may be a line below the map that tells stars, or figures that no call-out shows. */
function hasNoteLine({ mode, starCount, figureCount }: RegionsModel): boolean {
  return starCount > 0 || (mode === 'callout' && figureCount > 0);
}

/** How much of a picture's height its legend and notes take, in CSS pixels. */
export function outlineFooterPx(model: RegionsModel, notes: readonly string[], scale: number): number {
  const legend = model.mode === 'fill' ? LEGEND_HEIGHT_PX + 4 : 0;
  return (legend + (hasNoteLine(model) ? 20 : 0) + 18 * notes.length + 14) * scale;
}

/** The width of the column of call-outs on each side, the way to the map included; 0 = none. */
export function outlineColumnPx(model: RegionsModel, { widthPx, theme }: CoverageMapOptions): number {
  const hasColumns = model.mode === 'callout' && model.callouts.length > 0 && hasCallouts(widthPx, theme.scale);
  return hasColumns ? Math.min(264 * theme.scale, Math.max(168 * theme.scale, widthPx * 0.215)) : 0;
}

/** The sides of all that is drawn. */
function around({ extent, inset }: Outlines, widthPx: number): { x: number; width: number } {
  const boxes = [extent, inset].flatMap((box) => box ?? []);
  const x = Math.min(widthPx, ...boxes.map((box) => box.x));
  return { x, width: Math.max(0, ...boxes.map((box) => box.x + box.width)) - x };
}

/** A point for the end of a leader: below the label of a region, which stays readable, where that is still the region. */
function endIn(outlines: Outlines, { code, label: [x, y] }: Outline, scale: number): readonly [number, number] {
  const below = y + 11 * scale;
  return [x, outlineAt(outlines, x, below) === code ? below : y];
}

function landMark({ item, datum, outline }: DrawnRegion, model: RegionsModel, options: OutlineMapOptions): Mark[] {
  const { theme } = options;
  const isUnknown = model.mode === 'fill' && item.classIndex === null;
  const fill = landFill(item, model, theme);
  const land: Mark = {
    ...{
      type: 'path',
      role: 'region',
      datum,
      d: outline.d,
      fill,
      stroke: theme.outline,
      strokeWidth: theme.scale * 0.8,
    },
  };
  const d = isUnknown ? outlineHatch(outline.rings, HATCH_STEP_PX * theme.scale) : '';
  return d
    ? [land, { type: 'path', role: 'region-no-data', d, stroke: theme.outline, strokeWidth: 0.7, opacity: 0.7 }]
    : [land];
}

/**
 * Draws a coverage map on boundaries that were projected already. With a metric the regions are shaded, those without data hatched, with a histogram
 * as legend; without one the land stays neutral and regions with reported figures are lit. Names and values stand where they fit, no two over each other.
 * Below, at the left: whose boundaries these are with their approval number, or that there is none. Outlines of places that the model does not have are
 * neutral land; regions without an outline are named. Datums are indices into `model.items`.
 */
export function outlineMapMarks(model: RegionsModel, outlines: Outlines, options: OutlineMapOptions): MarkList {
  const { widthPx, theme, locale, cursor } = options;
  const s = theme.scale;
  const words = outlineWords(locale);
  const indexOf = new Map(model.items.map(({ code }, datum) => [code, datum]));
  const regionsOf = (given: readonly Outline[]): DrawnRegion[] =>
    given.flatMap((outline) => {
      const datum = indexOf.get(outline.code);
      return datum === undefined || outline.d === '' ? [] : [{ item: model.items[datum]!, datum, outline }];
    });
  const regions = regionsOf(outlines.outlines);
  const { inset } = outlines;
  const inInset = regionsOf(inset?.outlines ?? []);
  const isOther = ({ code, d }: Outline): boolean => d !== '' && !indexOf.has(code);
  let marks: Mark[] = [...outlines.outlines, ...(inset?.outlines ?? [])]
    .filter(isOther)
    .map(({ code, d }) =>
      code === SOUTH_CHINA_SEA
        ? { type: 'path', role: 'sea-line', d, fill: theme.ink, stroke: theme.ink, strokeWidth: 0.6 * s }
        : { type: 'path', role: 'land', d, fill: theme.land, stroke: theme.line, strokeWidth: 0.6 },
    );
  marks.push(...regions.flatMap((region) => landMark(region, model, options)));
  marks.push(...inInset.flatMap((region) => landMark(region, model, options)));
  if (inset) {
    const { x, y, width, height } = inset;
    marks.push({ type: 'rect', role: 'inset', x, y, width, height, stroke: theme.soft, strokeWidth: 1 });
    marks.push({
      ...{ type: 'text', role: 'inset-name', x: x + width / 2, y: y + height - 5 * s, anchor: 'middle' },
      ...{ sizePx: 10 * s, weight: 500, family: 'sans', fill: theme.ink, halo: theme.ground },
      runs: [{ text: fitText(words.sea, width - 4, 10 * s, 500) }],
    });
  }
  for (const { datum, outline } of [...regions, ...inInset])
    if (datum === cursor)
      marks.push({ type: 'path', role: 'ring', d: outline.d, stroke: theme.accent, strokeWidth: 2.5 * s });
  const columnPx = outlineColumnPx(model, options);
  const extent = around(outlines, widthPx);
  // What the map leaves free on both sides: more than a column where it is not as wide as it may be.
  const room = Math.min(extent.x, widthPx - extent.x - extent.width);
  const pointOf = new Map([...inInset, ...regions].map(({ datum, outline }) => [datum, endIn(outlines, outline, s)]));
  const callouts =
    columnPx > 0
      ? outlineCallouts(model, pointOf, {
          ...{
            columnPx: Math.min(COLUMN_PX * s, room - (CHANNEL_PX + INDENT_PX) * s),
            channelPx: CHANNEL_PX * s,
            limit: options.calloutLimit ?? 6,
          },
          ...{ mapLeftPx: extent.x, mapRightPx: extent.x + extent.width, theme, locale },
          ...{ topPx: 5 * s, bottomPx: outlines.height - 4 * s },
        })
      : null;
  marks.push(...(callouts?.lines ?? []));
  const ends = callouts ? [...pointOf].filter(([datum]) => callouts.texts.some((mark) => mark.datum === datum)) : [];
  const dots = ends.map(([, [x, y]]) => ({ x: x - 3 * s, y: y - 3 * s, width: 6 * s, height: 6 * s }));
  const taken = [...(inset ? [inset] : []), ...dots];
  if (model.method?.view !== 'bubbles')
    marks.push(...outlineLabels(regions, model, taken, { theme, locale, widthPx, countsFigures: callouts === null }));
  marks.push(...(callouts?.texts ?? []));

  const drawn = new Set([...regions, ...inInset].map(({ item }) => item.code));
  const notes = outlineNotes(model, drawn, options);
  let y = outlines.height + 4 * s;
  if (model.mode === 'fill') {
    const place = { x: 0, y, width: widthPx, theme, locale };
    const labels = new Map(regions.map(({ datum, outline }) => [datum, outline.label]));
    const room = { pointOf: labels, taken, widthPx, heightPx: outlines.height };
    marks = options.fill
      ? options.fill.finish(marks, model, place, room)
      : [...marks, ...classLegendMarks(model, place)];
    y += (LEGEND_HEIGHT_PX + 4) * s;
  }
  const line = (role: string, text: string, x: number): TextMark => ({
    ...{ type: 'text', role, x, y: y + 12 * s, anchor: 'start', sizePx: 12 * s, weight: 400, family: 'sans' },
    ...{ fill: theme.soft, runs: [{ text }] },
  });
  const more = callouts ? model.figureCount - callouts.figureCount : 0;
  if (model.starCount > 0 || more > 0) {
    let x = 0;
    if (model.starCount > 0) {
      const stars = regionWords(locale).stars(model.starCount);
      marks.push({ type: 'path', role: 'star', d: starPath(6 * s, y + 8 * s, 5.5 * s), fill: theme.gold });
      marks.push(line('star-legend', stars, 16 * s));
      x = 34 * s + textWidth(stars, 12 * s);
    }
    if (more > 0) marks.push(line('more', regionWords(locale).moreFigures(more), x));
    y += 20 * s;
  }
  for (const note of notes) {
    marks.push(line('attribution', note, 0));
    y += 18 * s;
  }
  const height = Math.ceil(y + 10 * s);
  return { width: widthPx, height, marks, ...(options.background ? { background: options.background } : {}) };
}
