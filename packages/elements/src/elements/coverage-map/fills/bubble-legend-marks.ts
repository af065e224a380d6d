import type { Mark } from '../../../marks/mark.js';
import { quantityRuns } from '../../../marks/quantity-runs.js';
import { runOffsets } from '../../../marks/text-box.js';
import type { RegionsModel } from '../../../models/regions.js';
import { fillUnit } from '../tile-marks.js';
import { bubbleMarks } from './bubble-marks.js';
import { type BubbleScale, roundValues } from './bubble-scale.js';
import { type LegendPlace, legendText, methodMark, unknownSign } from './class-legend-marks.js';
import { regionValue } from './fill-model.js';
import { tooSmallWords } from './fill-words.js';

/**
 * Draws the legend of bubbles: up to three circles of round values inside each other, each with its value; then the sign of "no data", and how circles are drawn.
 * Nothing but the sign where no region is known.
 */
export function bubbleLegendMarks(model: RegionsModel, place: LegendPlace, scale: BubbleScale): Mark[] {
  const { x, y, theme, locale } = place;
  const s = theme.scale;
  const known = model.items.flatMap((item) => regionValue(item) ?? []);
  const unknown = unknownSign(model, place);
  if (known.length === 0) return unknown.marksAt(x);
  const most = known.reduce((a, b) => Math.max(a, b));
  // Durations print in minutes, hours or days: round in what they print in.
  const size = model.metric?.unit === 'minutes' ? ([1440, 60].find((minutes) => most >= minutes) ?? 1) : 1;
  const values = roundValues(most / size).map((value) => value * size);
  const base = y + 55 * s;
  const center = x + scale.mostPx;
  const marks: Mark[] = [];
  let right = x;
  let freeFrom = -Infinity;
  values.forEach((value, index) => {
    const radius = scale.radiusPx(value);
    const top = base - 2 * radius;
    const exact = { qualifier: 'exact', value, valueMax: null, low: value, high: value, word: null } as const;
    marks.push(...bubbleMarks({ x: center, y: base - radius, radius, quantity: exact, role: 'legend-bubble' }, theme));
    const lowest = base - (values.length - 1 - index) * 13 * s;
    const baseline = Math.max(freeFrom, Math.min(top + 4 * s, lowest));
    freeFrom = baseline + 13 * s;
    const runs = quantityRuns(exact, {
      ...{ locale, unit: fillUnit(model), sizePx: 11 * s, weight: 400, theme, fill: theme.soft },
    });
    const from = center + scale.mostPx + 10 * s;
    marks.push({
      ...{ type: 'line', role: 'legend-leader', stroke: theme.soft, strokeWidth: 0.7 * s },
      points: [
        [center, top],
        [from - 3 * s, baseline - 4 * s],
      ],
    });
    marks.push(legendText('legend-range', { x: from, y: baseline, anchor: 'start', runs }, theme));
    right = Math.max(right, from + runOffsets({ runs, sizePx: 11 * s, weight: 400 }).width);
  });
  const enlarged = known.some(scale.isEnlarged) ? tooSmallWords[locale] : '';
  marks.push(methodMark(`${model.method?.words[locale] ?? ''}${enlarged}`, place));
  return [...marks, ...unknown.marksAt(right + (values.length > 0 ? 16 * s : 0))];
}
