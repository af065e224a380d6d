import type { Box } from './box.js';
import type { TextMark } from './mark.js';
import { textWidth } from './text-width.js';

const ASCENT_EM = 0.88;
const DESCENT_EM = 0.16;

/** Measures the runs of a text mark: where each one starts, relative to the start of the first, and the whole width, in CSS pixels. */
export function runOffsets(
  mark: Pick<TextMark, 'runs' | 'sizePx' | 'weight'>,
  widthOf: (text: string, sizePx: number, weight: number) => number = textWidth,
): { starts: number[]; width: number } {
  const starts: number[] = [];
  let width = 0;
  for (const run of mark.runs) {
    width += run.gapPx ?? 0;
    starts.push(width);
    width += widthOf(run.text, run.sizePx ?? mark.sizePx, run.weight ?? mark.weight);
  }
  return { starts, width };
}

/** Gives the box a text mark fills, by estimated widths: generous, so boxes that do not overlap are texts that do not. */
export function textBox(mark: TextMark): Box {
  const { width } = runOffsets(mark);
  let above = 0;
  let below = 0;
  for (const run of mark.runs) {
    const size = run.sizePx ?? mark.sizePx;
    const rise = run.risePx ?? 0;
    above = Math.max(above, size * ASCENT_EM + rise);
    below = Math.max(below, size * DESCENT_EM - rise);
  }
  const x = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
  return { x, y: mark.y - above, width, height: above + below };
}
