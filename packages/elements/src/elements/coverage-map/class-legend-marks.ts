import type { Locale } from '../../format/locale.js';
import type { Mark, TextRun } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { runOffsets } from '../../marks/text-box.js';
import { textWidth } from '../../marks/text-width.js';
import type { RegionClass } from '../../models/region-classes.js';
import type { RegionsModel } from '../../models/regions.js';
import { regionWords } from '../../summaries/region-words.js';
import type { Theme } from '../../theme/theme.js';
import { classFill, fillUnit, hatchPath } from './tile-marks.js';

interface LegendStyle {
  readonly unit: string | undefined;
  readonly theme: Theme;
  readonly locale: Locale;
}

/** The ends of a class: numbers of regions, rounded as on the tiles. `~` and `+` say that a number among them is none, or a lower bound. */
function classRuns({ from, to, isOpen, isLoose }: RegionClass, { unit, theme, locale }: LegendStyle): TextRun[] {
  const qualifier = isOpen ? 'at_least' : from === to ? 'exact' : 'range';
  const valueMax = from === to ? null : to;
  const runs = quantityRuns(
    { qualifier, value: from, valueMax, low: -Infinity, high: Infinity, word: null },
    { locale, unit, sizePx: 11 * theme.scale, weight: 400, theme, fill: theme.soft },
  );
  return isLoose ? [{ text: '~' }, ...runs] : runs;
}

/** Height of the legend in CSS pixels at scale 1. */
export const LEGEND_HEIGHT_PX = 62;

/**
 * Draws the legend of a filled map as a small histogram: one step a class, as high as it has regions, with their number above and the
 * smallest and largest value below, marked `+` or `~` where a number among them is a bound or an estimate; then the sign of "no data" with its number. Nothing where no region is known.
 */
export function classLegendMarks(
  model: RegionsModel,
  { x, y, width, theme, locale }: { x: number; y: number; width: number; theme: Theme; locale: Locale },
): Mark[] {
  const s = theme.scale;
  const size = 11 * s;
  const unit = fillUnit(model);
  const labels = model.classes.map((one) => classRuns(one, { unit, theme, locale }));
  const unknown = model.items.length - model.knownCount;
  const unknownText = regionWords(locale).noDataCount(unknown);
  const widest = Math.max(0, ...labels.map((runs) => runOffsets({ runs, sizePx: size, weight: 400 }).width));
  const room = width - (unknown > 0 ? textWidth(unknownText, size) + 12 * s : 0);
  const step = Math.min(Math.max(widest + 10 * s, 34 * s), room / Math.max(1, model.classes.length));
  const showsEach = step >= widest + 4 * s;
  const most = Math.max(1, ...model.classes.map(({ count }) => count));
  const base = y + 42 * s;
  const marks: Mark[] = [];
  model.classes.forEach((one, index) => {
    const height = Math.max(5 * s, (24 * s * one.count) / most);
    const left = x + index * step;
    marks.push({
      ...{ type: 'rect', role: 'legend-step', x: left, y: base - height, width: step - 2 * s, height },
      ...{ fill: classFill(theme, index, model.classes.length), stroke: theme.outline, strokeWidth: 1 },
    });
    const center = left + (step - 2 * s) / 2;
    const common = {
      type: 'text',
      anchor: 'middle',
      sizePx: size,
      weight: 400,
      family: 'sans',
      fill: theme.soft,
    } as const;
    marks.push({
      ...common,
      role: 'legend-count',
      x: center,
      y: base - height - 4 * s,
      runs: [{ text: String(one.count) }],
    });
    if (showsEach) marks.push({ ...common, role: 'legend-range', x: center, y: base + 14 * s, runs: labels[index]! });
  });
  if (!showsEach) {
    const isLoose = model.classes.some((one) => one.isLoose);
    const isOpen = model.classes.some((one) => one.isOpen);
    const ends = [model.classes[0]?.from, model.classes.at(-1)?.to];
    ends.forEach((value, index) => {
      if (value === undefined) return;
      const end = { from: value, to: value, count: 0, isLoose, isOpen: isOpen && index === 1 };
      const runs = classRuns(end, { unit, theme, locale });
      marks.push({
        ...{ type: 'text', role: 'legend-range', sizePx: size, weight: 400, family: 'sans', fill: theme.soft, runs },
        ...{ x: index === 0 ? x : x + model.classes.length * step - 2 * s, y: base + 14 * s },
        anchor: index === 0 ? 'start' : 'end',
      });
    });
  }
  if (unknown > 0) {
    const box = {
      x: x + model.classes.length * step + (model.classes.length ? 8 * s : 0),
      y: base - 12 * s,
      width: 22 * s,
      height: 12 * s,
    };
    marks.push(
      { type: 'rect', role: 'legend-no-data', ...box, stroke: theme.outline, strokeWidth: 1 },
      { type: 'path', role: 'no-data', d: hatchPath(box, 5), stroke: theme.line, strokeWidth: 1 },
      {
        ...{
          type: 'text',
          role: 'legend-no-data',
          x: box.x,
          y: base + 14 * s,
          anchor: 'start',
          sizePx: size,
          weight: 400,
        },
        ...{ family: 'sans', fill: theme.soft, runs: [{ text: unknownText }] },
      },
    );
  }
  return marks;
}
