import type { Mark, TextRun } from '../../../marks/mark.js';
import { runOffsets } from '../../../marks/text-box.js';
import type { RegionClass } from '../../../models/region-classes.js';
import type { RegionsModel } from '../../../models/regions.js';
import { fillUnit } from '../tile-marks.js';
import { classLegendMarks, classRuns, type LegendPlace, legendText } from './class-legend-marks.js';
import { edgeWords } from './fill-words.js';

type RunStyle = Parameters<typeof classRuns>[1];

/** A class by its bounds: `under 10`, `10–50`, `50 and more`. */
function boundRuns({ from, to, isOpen, isLoose }: Omit<RegionClass, 'count'>, style: RunStyle): TextRun[] {
  const words = edgeWords[style.locale];
  const text = (word: string): TextRun[] => (word ? [{ text: word }] : []);
  const exact = (bound: number) => classRuns({ from: bound, to: bound, isOpen: false, isLoose: false }, style);
  if (from === -Infinity)
    return [...text(isLoose ? '~' : ''), ...text(words.below), ...exact(to), ...text(isOpen ? '+' : '')];
  if (to === Infinity) return [...text(isLoose ? '~' : ''), ...exact(from), ...text(words.andMore)];
  return classRuns({ from, to, isOpen, isLoose }, style);
}

/** The bounds under the borders of the steps, as many as there is room for. */
function boundMarks(model: RegionsModel, left: number, right: number, { y, theme, locale }: LegendPlace): Mark[] {
  const s = theme.scale;
  const step = (right - left + 2 * s) / model.classes.length;
  let freeFrom = left;
  return model.classes.slice(1).flatMap(({ from }, index): Mark[] => {
    const style = { unit: fillUnit(model), theme, locale };
    const runs = classRuns({ from, to: from, isOpen: false, isLoose: false }, style);
    const { width } = runOffsets({ runs, sizePx: 11 * s, weight: 400 });
    const x = left + (index + 1) * step - s;
    if (x - width / 2 < freeFrom) return [];
    freeFrom = x + width / 2 + 4 * s;
    return [legendText('legend-range', { x, y: y + 56 * s, anchor: 'middle', runs }, theme)];
  });
}

/** Draws the legend of classes at stated bounds as `classLegendMarks` does, each named by its bounds; a class without a region is there with 0. */
export function boundLegendMarks(model: RegionsModel, place: LegendPlace, leastPx: number): Mark[] {
  return classLegendMarks(model, place, { leastPx, rangeRuns: boundRuns, narrowMarks: boundMarks });
}
