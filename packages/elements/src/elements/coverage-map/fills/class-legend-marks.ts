import type { Locale } from '../../../format/locale.js';
import { fitText } from '../../../marks/fit-text.js';
import type { Mark, TextMark, TextRun } from '../../../marks/mark.js';
import { quantityRuns } from '../../../marks/quantity-runs.js';
import { runOffsets } from '../../../marks/text-box.js';
import { textWidth } from '../../../marks/text-width.js';
import type { RegionClass } from '../../../models/region-classes.js';
import type { RegionsModel } from '../../../models/regions.js';
import { regionWords } from '../../../summaries/region-words.js';
import type { Theme } from '../../../theme/theme.js';
import { classFill, fillUnit, hatchPath } from '../tile-marks.js';

/** Where and how a legend is drawn. */
export interface LegendPlace {
  readonly x: number;
  readonly y: number;
  /** The most it may be wide. */
  readonly width: number;
  readonly theme: Theme;
  readonly locale: Locale;
}

interface LegendStyle {
  readonly unit: string | undefined;
  readonly theme: Theme;
  readonly locale: Locale;
}

/** The ends of a class: numbers of regions, rounded as on the tiles. `~` and `+` say that a number among them is none, or a lower bound. */
export function classRuns(
  { from, to, isOpen, isLoose }: Omit<RegionClass, 'count'>,
  { unit, theme, locale }: LegendStyle,
): TextRun[] {
  const qualifier = isOpen ? 'at_least' : from === to ? 'exact' : 'range';
  const valueMax = from === to ? null : to;
  const runs = quantityRuns(
    { qualifier, value: from, valueMax, low: -Infinity, high: Infinity, word: null },
    { locale, unit, sizePx: 11 * theme.scale, weight: 400, theme, fill: theme.soft },
  );
  return isLoose ? [{ text: '~' }, ...runs] : runs;
}

/** Height of the legend in CSS pixels at scale 1. */
export const LEGEND_HEIGHT_PX = 77;

/** Sets a text of a legend or note. */
export function legendText(
  role: string,
  at: Pick<TextMark, 'x' | 'y' | 'anchor' | 'runs'>,
  { scale, soft }: Theme,
  size = 11,
): TextMark {
  return { type: 'text', role, ...at, sizePx: size * scale, weight: 400, family: 'sans', fill: soft };
}

/** Says below a legend how the map is filled. */
export function methodMark(text: string, { x, y, width, theme }: LegendPlace): TextMark {
  const s = theme.scale;
  const runs = [{ text: fitText(text, width, 11 * s) }];
  return legendText('legend-method', { x, y: y + 71 * s, anchor: 'start', runs }, theme);
}

/** The sign of "no data". */
export interface UnknownSign {
  /** The width that it takes of a legend; 0 = every region has a value. */
  readonly widthPx: number;
  marksAt(x: number): Mark[];
}

/** Makes the sign of "no data" with how many regions have none. */
export function unknownSign(model: RegionsModel, { y, theme, locale }: LegendPlace): UnknownSign {
  const s = theme.scale;
  const count = model.items.length - model.knownCount;
  const text = regionWords(locale).noDataCount(count);
  return {
    widthPx: count > 0 ? textWidth(text, 11 * s) + 12 * s : 0,
    marksAt(x) {
      const box = { x, y: y + 30 * s, width: 22 * s, height: 12 * s };
      const marks: Mark[] = [
        { type: 'rect', role: 'legend-no-data', ...box, stroke: theme.outline, strokeWidth: 1 },
        { type: 'path', role: 'no-data', d: hatchPath(box, 5), stroke: theme.line, strokeWidth: 1 },
        legendText('legend-no-data', { x, y: y + 56 * s, anchor: 'start', runs: [{ text }] }, theme),
      ];
      return count > 0 ? marks : [];
    },
  };
}

/**
 * Draws the legend of a filled map as a small histogram: one step a class, as high as it has regions, with their number above and the
 * smallest and largest value below, marked `+` or `~` where a number among them is a bound or an estimate; then the sign of "no data" with its number,
 * and below how values are classed. Nothing where no region is known. `leastPx` is the least height of a step at scale 1; `rangeRuns` prints a
 * class in another way than by its ends, and `narrowMarks` prints what there is room for where each class has none.
 */
export function classLegendMarks(
  model: RegionsModel,
  place: LegendPlace,
  {
    leastPx = 5,
    rangeRuns = classRuns,
    narrowMarks = rangeEnds,
  }: {
    readonly leastPx?: number;
    readonly rangeRuns?: typeof classRuns;
    readonly narrowMarks?: typeof rangeEnds;
  } = {},
): Mark[] {
  const { x, y, width, theme, locale } = place;
  const { classes } = model;
  const s = theme.scale;
  const style = { unit: fillUnit(model), theme, locale };
  const labels = classes.map((one) => rangeRuns(one, style));
  const widest = Math.max(0, ...labels.map((runs) => runOffsets({ runs, sizePx: 11 * s, weight: 400 }).width));
  const unknown = unknownSign(model, place);
  const room = width - unknown.widthPx;
  const step = Math.min(Math.max(widest + 10 * s, 34 * s), room / Math.max(1, classes.length));
  const showsEach = step >= widest + 4 * s;
  const most = Math.max(1, ...classes.map(({ count }) => count));
  const base = y + 42 * s;
  const marks: Mark[] = [];
  classes.forEach(({ count }, index) => {
    const height = Math.max(leastPx * s, (24 * s * count) / most);
    const left = x + index * step;
    marks.push({
      ...{ type: 'rect', role: 'legend-step', x: left, y: base - height, width: step - 2 * s, height },
      ...{ fill: classFill(theme, index, classes.length), stroke: theme.outline, strokeWidth: 1 },
    });
    const center = { x: left + (step - 2 * s) / 2, anchor: 'middle' } as const;
    marks.push(
      legendText('legend-count', { ...center, y: base - height - 4 * s, runs: [{ text: String(count) }] }, theme),
    );
    if (showsEach) marks.push(legendText('legend-range', { ...center, y: base + 14 * s, runs: labels[index]! }, theme));
  });
  if (!showsEach) marks.push(...narrowMarks(model, x, x + classes.length * step - 2 * s, place));
  if (classes.length > 1)
    marks.push(methodMark(model.method?.words[locale] ?? regionWords(locale).quantiles(classes.length), place));
  return [...marks, ...unknown.marksAt(x + classes.length * step + (classes.length ? 8 * s : 0))];
}

/** Prints the smallest and the largest value under the ends of a legend. */
export function rangeEnds(model: RegionsModel, left: number, right: number, { y, theme, locale }: LegendPlace): Mark[] {
  const { classes } = model;
  const isLoose = classes.some((one) => one.isLoose);
  const isOpen = classes.some((one) => one.isOpen);
  const ends = [classes[0]?.from, classes.at(-1)?.to];
  return ends.flatMap((value, index): Mark[] => {
    if (value === undefined) return [];
    const end = { from: value, to: value, isLoose, isOpen: isOpen && index === 1 };
    const runs = classRuns(end, { unit: fillUnit(model), theme, locale });
    const at = { x: index === 0 ? left : right, y: y + 56 * theme.scale };
    return [legendText('legend-range', { ...at, anchor: index === 0 ? 'start' : 'end', runs }, theme)];
  });
}
