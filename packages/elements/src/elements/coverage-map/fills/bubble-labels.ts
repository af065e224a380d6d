import type { Box } from '../../../marks/box.js';
import { boxesOverlap } from '../../../marks/box.js';
import type { Mark, TextMark } from '../../../marks/mark.js';
import { quantityRuns } from '../../../marks/quantity-runs.js';
import { starPath } from '../../../marks/star-path.js';
import { textBox } from '../../../marks/text-box.js';
import type { RegionsModel } from '../../../models/regions.js';
import { shortRegionName } from '../../../summaries/region-words.js';
import { fillUnit } from '../tile-marks.js';
import type { LegendPlace } from './class-legend-marks.js';
import type { BubbleRoom } from './map-fill.js';

const GAP_PX = 2;

/** A circle on the map; a region without value has a radius of 0. */
export interface PlacedBubble {
  readonly datum: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Says whether a circle reaches into a box. */
function meets({ x, y, width, height }: Box, circle: PlacedBubble): boolean {
  const dx = Math.max(x - circle.x, 0, circle.x - x - width);
  const dy = Math.max(y - circle.y, 0, circle.y - y - height);
  return Math.hypot(dx, dy) < circle.radius + GAP_PX;
}

/**
 * Writes the name and value of regions beside their circles, those of large circles first: where no circle, no other label, nothing of `taken` and no edge is in the way; a
 * region without room for both keeps its name, one without room for that keeps them for the table, the pointer and the keyboard.
 */
export function bubbleLabels(
  bubbles: readonly PlacedBubble[],
  model: RegionsModel,
  { taken, widthPx, heightPx }: BubbleRoom,
  { theme, locale }: Pick<LegendPlace, 'theme' | 'locale'>,
): Mark[] {
  const s = theme.scale;
  const placed: Box[] = [...taken];
  const marks: Mark[] = [];
  const sizePx = 12 * s;
  const unit = fillUnit(model);
  const isFree = (box: Box): boolean =>
    box.x >= 0 &&
    box.x + box.width <= widthPx &&
    box.y >= 0 &&
    box.y + box.height <= heightPx &&
    !placed.some((other) => boxesOverlap(box, other, GAP_PX)) &&
    !bubbles.some((bubble) => bubble.radius > 0 && meets(box, bubble));
  for (const { datum, x, y, radius } of [...bubbles].sort((a, b) => b.radius - a.radius || a.datum - b.datum)) {
    const item = model.items[datum]!;
    const name = { text: shortRegionName(item.name, locale), weight: 500 };
    const [first, ...rest] = item.suppressed
      ? [{ text: '·' }]
      : item.quantity === null
        ? []
        : quantityRuns(item.quantity, { locale, unit, sizePx, weight: 700, theme, fill: theme.ink });
    const variants = first
      ? [[name, { ...first, gapPx: sizePx * 0.35 }, ...rest].map((run) => ({ weight: 700, ...run })), [name]]
      : [[name]];
    const starPx = item.stars.length > 0 ? sizePx : 0;
    const gap = radius + 4 * s;
    const places = [
      ['middle', x, radius > 0 ? y + gap + sizePx * 0.88 : y + sizePx * 0.36],
      ['middle', x, y - gap - sizePx * 0.3],
      ['start', x + gap + starPx, y + sizePx * 0.36],
      ['end', x - gap, y + sizePx * 0.36],
    ] as const;
    const candidates = variants.flatMap((runs) =>
      places.map(
        ([anchor, atX, atY]): TextMark => ({
          ...{ type: 'text', role: 'region-name', datum, x: atX, y: atY, anchor, runs, sizePx, weight: 500 },
          ...{ family: 'sans', fill: theme.ink, halo: theme.land },
        }),
      ),
    );
    const spaceOf = (mark: TextMark): Box => {
      const box = textBox(mark);
      return { ...box, x: box.x - starPx, width: box.width + starPx };
    };
    const mark = candidates.find((candidate) => isFree(spaceOf(candidate)));
    if (!mark) continue;
    const box = textBox(mark);
    placed.push(spaceOf(mark));
    marks.push(mark);
    const starX = box.x - sizePx * 0.42 - 2;
    const d = starPath(starX, box.y + box.height / 2, sizePx * 0.42);
    if (starPx > 0) marks.push({ type: 'path', role: 'star', d, fill: theme.gold });
  }
  return marks;
}
