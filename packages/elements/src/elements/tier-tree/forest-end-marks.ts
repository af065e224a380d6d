import { formatNumber } from '../../format/format-number.js';
import type { Locale } from '../../format/locale.js';
import type { Mark } from '../../marks/mark.js';
import { textWidth } from '../../marks/text-width.js';
import type { TreeModel } from '../../models/tree.js';
import type { Theme } from '../../theme/theme.js';
import { glyph } from './tier-block-marks.js';

/** How high a line of a tree is at scale 1, in CSS pixels. */
export const ROW_PX = 22;
const PITCH_PX = 10;
const MOST_LINES = 3;

/** Where the ends of a branch are drawn: from `x` to `untilPx`, in the line at `y`. */
export interface EndsPlace {
  readonly x: number;
  readonly untilPx: number;
  readonly y: number;
  readonly theme: Theme;
  readonly locale: Locale;
}

/** The tier whose shape a row has. */
export function shapeOf({ forest, tiers }: TreeModel, position: number): string | null {
  const tier = forest!.rows.tiers[forest!.order[position]!] ?? null;
  return tiers.find(({ key }) => key === tier)?.shape ?? tier;
}

/** Draws rows of one line as one shape and a count for each tier; what finds no room is left to the count at the end of the line. */
function countedMarks(
  model: TreeModel,
  positions: readonly number[],
  { x, untilPx, y, theme, locale }: EndsPlace,
): Mark[] {
  const s = theme.scale;
  const middle = y + (ROW_PX / 2) * s;
  const found = new Map<string | null, { count: number; readonly first: number }>();
  for (const position of positions) {
    const tier = model.forest!.rows.tiers[model.forest!.order[position]!] ?? null;
    const known = found.get(tier);
    if (known) known.count += 1;
    else found.set(tier, { count: 1, first: position });
  }
  const marks: Mark[] = [];
  let left = x;
  for (const { count, first } of found.values()) {
    const datum = model.entries.length + first;
    const text = `× ${formatNumber(count, locale)}`;
    const width = 13 * s + textWidth(text, 12 * s);
    if (left + width > untilPx) break;
    marks.push(glyph(shapeOf(model, first), datum, left + 5 * s, middle, theme, 4), {
      ...{ type: 'text', role: 'end-count', datum, x: left + 13 * s, y: middle + 4.4 * s, anchor: 'start' },
      ...{ runs: [{ text }], sizePx: 12 * s, weight: 400, family: 'sans', fill: theme.soft },
    });
    left += width + 14 * s;
  }
  return marks;
}

/** Draws rows as one mark each, in up to three lines, or, where they are more or `isCounted`, as a count for each tier. */
export function forestEndMarks(
  model: TreeModel,
  positions: readonly number[],
  place: EndsPlace,
  isCounted = false,
): { marks: Mark[]; heightPx: number } {
  const { x, untilPx, y, theme } = place;
  const s = theme.scale;
  const perLine = Math.max(1, Math.floor((untilPx - x) / (PITCH_PX * s)));
  const lines = Math.ceil(positions.length / perLine);
  if (isCounted || lines > MOST_LINES) return { marks: countedMarks(model, positions, place), heightPx: ROW_PX * s };
  const marks = positions.map((position, i) => {
    const line = Math.floor(i / perLine);
    const middle = y + (ROW_PX / 2 + line * PITCH_PX * 1.2) * s;
    const at = x + ((i % perLine) + 0.5) * PITCH_PX * s;
    return glyph(shapeOf(model, position), model.entries.length + position, at, middle, theme, 3.6);
  });
  return { marks, heightPx: (ROW_PX + Math.max(0, lines - 1) * PITCH_PX * 1.2) * s };
}
