import type { Mark } from '../../../marks/mark.js';
import type { RegionsModel } from '../../../models/regions.js';
import { classFill } from '../tile-marks.js';
import { type LegendPlace, methodMark, rangeEnds, unknownSign } from './class-legend-marks.js';

const WIDTH_PX = 260;
const BARS = 16;

/**
 * Draws the legend of a continuous fill: a ramp of its colors in `steps` pieces, above it a histogram of the regions, below it the smallest and the largest value,
 * marked `+` or `~` where a number is a bound or an estimate; then the sign of "no data", and how it is filled.
 */
export function rampLegendMarks(model: RegionsModel, place: LegendPlace, steps: number): Mark[] {
  const { x, y, theme, locale } = place;
  const { classes } = model;
  const s = theme.scale;
  const known = classes.length > 0;
  const unknown = unknownSign(model, place);
  const width = known ? Math.min(WIDTH_PX * s, place.width - unknown.widthPx) : 0;
  const ramp = { y: y + 32 * s, height: 10 * s };
  const marks: Mark[] = [];
  const barCount = Math.min(BARS, classes.length);
  const counts = new Uint32Array(barCount);
  classes.forEach(({ count }, index) => {
    counts[Math.floor((index * barCount) / classes.length)]! += count;
  });
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const barPx = width / Math.max(1, barCount);
  counts.forEach((count, index) => {
    if (count === 0) return;
    const height = Math.max(1.5 * s, (24 * s * count) / most);
    marks.push({
      ...{ type: 'rect', role: 'legend-bar', x: x + index * barPx, y: ramp.y - 2 * s - height },
      ...{ width: barPx - s, height, fill: theme.soft },
    });
  });
  const pieceCount = Math.min(steps, classes.length);
  for (let index = 0; index < pieceCount; index++) {
    const from = (index * width) / pieceCount;
    const middle = Math.floor(((index + 0.5) * classes.length) / pieceCount);
    marks.push({
      ...{ type: 'rect', role: 'legend-ramp', x: x + from, ...ramp },
      // A little over the next piece, so that no seam shows between them.
      width: width / pieceCount + (index < pieceCount - 1 ? 0.5 : 0),
      fill: classFill(theme, middle, classes.length),
    });
  }
  if (known) {
    marks.push({ type: 'rect', role: 'legend-frame', x, width, ...ramp, stroke: theme.outline, strokeWidth: 1 });
    const ends = rangeEnds(model, x, x + width, place);
    marks.push(
      ...(classes.length > 1 ? [...ends, methodMark(model.method?.words[locale] ?? '', place)] : ends.slice(1)),
    );
  }
  return [...marks, ...unknown.marksAt(x + width + (known ? 10 * s : 0))];
}
