import type { Locale } from '../../../format/locale.js';
import { type Box, boxesOverlap } from '../../../marks/box.js';
import type { Mark, TextMark } from '../../../marks/mark.js';
import { quantityRuns } from '../../../marks/quantity-runs.js';
import { starPath } from '../../../marks/star-path.js';
import { textBox } from '../../../marks/text-box.js';
import { textWidth } from '../../../marks/text-width.js';
import type { RegionItem, RegionsModel } from '../../../models/regions.js';
import { regionWords, shortRegionName } from '../../../summaries/region-words.js';
import type { Theme } from '../../../theme/theme.js';
import { classFill, fillUnit, inkOn } from '../tile-marks.js';
import type { OutlineShape } from './outline-shape.js';

const SIZES = [13, 12, 11, 10];
/** How far a name may reach beyond the sides of its region. */
const OVERHANG = 1.15;
const GAP_PX = 2;

/** A region that is drawn. */
export interface DrawnRegion {
  readonly item: RegionItem;
  readonly datum: number;
  readonly shape: OutlineShape;
}

export interface LabelStyle {
  readonly theme: Theme;
  readonly locale: Locale;
  /** Says how many figures a region has, where no call-out says what they are. */
  readonly countsFigures: boolean;
  /** Labels stay in it. */
  readonly frame: Box;
}

function boxAround(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** The name of a region, and below it its value or how many figures it has; a star before the name of one with a pilot. */
function labelOf({ item, datum, shape }: DrawnRegion, model: RegionsModel, sizePx: number, style: LabelStyle) {
  const { theme, locale } = style;
  const [x, y] = shape.label;
  const fill = item.classIndex === null ? theme.ink : inkOn(item.classIndex, model, theme);
  const halo = item.classIndex === null ? theme.ground : classFill(theme, item.classIndex, model.classes.length);
  const base = { type: 'text', datum, x, anchor: 'middle', family: 'sans', fill, halo } as const;
  const unit = fillUnit(model);
  const count = style.countsFigures && item.figures.length > 0 ? regionWords(locale).figures(item.figures.length) : '';
  const second =
    model.mode === 'callout'
      ? [{ text: count }]
      : item.suppressed
        ? [{ text: '·' }]
        : item.quantity === null
          ? []
          : quantityRuns(item.quantity, { locale, unit, sizePx, weight: 700, theme, fill });
  const hasSecond = second.some(({ text }) => text !== '');
  const name: TextMark = {
    ...base,
    role: 'region-name',
    y: hasSecond ? y - 2 : y + sizePx * 0.36,
    sizePx,
    weight: 500,
    runs: [{ text: shortRegionName(item.name, locale) }],
  };
  const value: TextMark = {
    ...base,
    role: 'region-value',
    y: y + sizePx,
    sizePx,
    weight: model.mode === 'fill' ? 700 : 400,
    runs: second,
  };
  const texts = hasSecond ? [name, value] : [name];
  const nameBox = textBox(name);
  const radius = sizePx * 0.42;
  const star: Mark[] =
    item.stars.length === 0
      ? []
      : [
          {
            type: 'path',
            role: 'star',
            d: starPath(nameBox.x - radius - 2, nameBox.y + nameBox.height / 2, radius),
            fill: item.classIndex === null ? theme.gold : fill,
          },
        ];
  const starBox = { ...nameBox, x: nameBox.x - 2 * radius - 3, width: 1 };
  return { marks: [...texts, ...star], box: boxAround([...texts.map(textBox), ...(star.length > 0 ? [starBox] : [])]) };
}

/**
 * Writes names and values into regions, large ones first, at the largest size that fits and meets no label already there and none of `taken`; a region
 * without room keeps its name for the table, the pointer and the keyboard.
 */
export function outlineLabels(
  regions: readonly DrawnRegion[],
  model: RegionsModel,
  taken: readonly Box[],
  style: LabelStyle,
): Mark[] {
  const placed: Box[] = [...taken];
  const marks: Mark[] = [];
  const { theme, locale, frame } = style;
  const least = SIZES.at(-1)! * theme.scale;
  // Most of three thousand counties are smaller than the smallest name: that is seen before anything is set, of most in their boxes.
  const mayFit = ({ item, shape }: DrawnRegion): boolean => {
    if (shape.box.width <= least) return false;
    const narrow = textWidth(shortRegionName(item.name, locale), least, 500) / OVERHANG;
    return narrow <= shape.box.width && narrow <= shape.bodyWidthPx;
  };
  const sizeOf = ({ shape: { box } }: DrawnRegion): number => box.width * box.height;
  for (const region of regions.filter(mayFit).sort((a, b) => sizeOf(b) - sizeOf(a) || a.datum - b.datum))
    for (const size of SIZES) {
      const label = labelOf(region, model, size * theme.scale, style);
      const { box } = label;
      const isIn =
        box.x >= frame.x &&
        box.x + box.width <= frame.x + frame.width &&
        (!region.shape.isMoved || (box.y >= frame.y && box.y + box.height <= frame.y + frame.height));
      if (
        !isIn ||
        box.width > region.shape.bodyWidthPx * OVERHANG ||
        placed.some((other) => boxesOverlap(box, other, GAP_PX))
      )
        continue;
      placed.push(box);
      marks.push(...label.marks);
      break;
    }
  return marks;
}
