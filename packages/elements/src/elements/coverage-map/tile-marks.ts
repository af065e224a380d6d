import type { Locale } from '../../format/locale.js';
import { quantityParts } from '../../format/quantity-parts.js';
import type { Box } from '../../marks/box.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, TextMark } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { readableColor } from '../../marks/readable-color.js';
import { starPath } from '../../marks/star-path.js';
import { runOffsets } from '../../marks/text-box.js';
import { textWidth } from '../../marks/text-width.js';
import type { RegionItem, RegionsModel } from '../../models/regions.js';
import { regionWords, shortRegionName } from '../../summaries/region-words.js';
import type { Theme } from '../../theme/theme.js';

const STAR_LIMIT = 3;
const HATCH_STEP_PX = 7;

/** What every tile of a map is drawn with. */
export interface TileStyle {
  readonly theme: Theme;
  readonly locale: Locale;
  /** Says how many figures a lit tile has, where no call-out says what they are. */
  readonly countsFigures: boolean;
  /** The size of the names; one that does not fit its tile is set smaller, then shortened. */
  readonly nameSizePx: number;
}

const NAME_SIZES = [14, 13, 12, 11, 10];
const LEAST_NAME = 11;

/** Chooses one size for the names of all tiles: the largest at which every name fits, unless a few would make all too small. */
export function nameSize(
  model: RegionsModel,
  tileWidthPx: number,
  { theme, locale }: { theme: Theme; locale: Locale },
): number {
  const room = tileWidthPx - 6 * theme.scale;
  const widest = Math.max(...model.items.map(({ name }) => textWidth(shortRegionName(name, locale), 1, 500)));
  const sizes = NAME_SIZES.filter((size) => size <= (model.mode === 'fill' ? 13 : 14));
  return (sizes.find((size) => widest * size * theme.scale <= room) ?? LEAST_NAME) * theme.scale;
}

/** Draws diagonal lines inside a box, clipped to it: the sign of "no data". */
export function hatchPath({ x, y, width, height }: Box, stepPx = HATCH_STEP_PX): string {
  let d = '';
  for (let offset = stepPx; offset < width + height; offset += stepPx) {
    const fromX = Math.min(offset, width);
    const toY = Math.min(offset, height);
    const n = (value: number) => Math.round(value * 100) / 100;
    d += `M${n(x + fromX)} ${n(y + offset - fromX)}L${n(x + offset - toY)} ${n(y + toY)}`;
  }
  return d;
}

/** The fill of a class: the whole sequence is used however few classes there are. */
export function classFill(theme: Theme, index: number, count: number): string {
  const step = count < 2 ? 1 : Math.round((index * (theme.sequence.length - 1)) / (count - 1));
  return theme.sequence[step]!;
}

/** The ink that is readable on the fill of a class. */
export function inkOn(classIndex: number, model: RegionsModel, theme: Theme): string {
  return readableColor(classFill(theme, classIndex, model.classes.length), [theme.ink, theme.panel, theme.ground]);
}

/** The unit that the values of a map are printed with; the others stand in its title. */
export function fillUnit({ metric }: RegionsModel): 'ratio' | 'minutes' | undefined {
  return metric?.unit === 'ratio' || metric?.unit === 'minutes' ? metric.unit : undefined;
}

/** The color of a region: of its class, lit where it has figures that no class tells, else plain land. */
export function landFill(item: RegionItem, model: RegionsModel, theme: Theme): string {
  if (item.classIndex !== null) return classFill(theme, item.classIndex, model.classes.length);
  return model.mode === 'callout' && item.figures.length > 0 ? theme.lit : theme.land;
}

function tileShape(item: RegionItem, datum: number, box: Box, model: RegionsModel, theme: Theme): Mark[] {
  const isUnknown = model.mode === 'fill' && item.classIndex === null;
  const fill = landFill(item, model, theme);
  const tile: Mark = {
    ...{ type: 'rect', role: 'tile', datum, ...box, radius: 2 },
    ...(isUnknown ? {} : { fill }),
    stroke: theme.outline,
    strokeWidth: model.mode === 'callout' && item.figures.length === 0 ? 0.5 : 1,
  };
  if (!isUnknown) return [tile];
  return [tile, { type: 'path', role: 'no-data', d: hatchPath(box), stroke: theme.line, strokeWidth: 1 }];
}

function starMarks(item: RegionItem, box: Box, baselinePx: number, datum: number, theme: Theme): Mark[] {
  if (item.stars.length === 0) return [];
  const radius = 5.5 * theme.scale;
  const shown = item.stars.length > STAR_LIMIT ? 1 : item.stars.length;
  const countText = item.stars.length > STAR_LIMIT ? String(item.stars.length) : '';
  const pitch = radius * 2.4;
  const startX = box.x + box.width / 2 - ((shown - 1) * pitch) / 2 - (countText ? pitch / 2 : 0);
  const y = baselinePx - radius * 0.8;
  const marks: Mark[] = [];
  for (let i = 0; i < shown; i++)
    marks.push({ type: 'path', role: 'star', d: starPath(startX + i * pitch, y, radius), fill: theme.gold });
  if (countText)
    marks.push({
      ...{ type: 'text', role: 'star-count', datum, x: startX + radius * 1.4, y: baselinePx, anchor: 'start' },
      ...{ runs: [{ text: countText }], sizePx: 11 * theme.scale, weight: 500, family: 'sans', fill: theme.ink },
    });
  return marks;
}

function valueMarks(item: RegionItem, datum: number, box: Box, model: RegionsModel, style: TileStyle): TextMark[] {
  const { theme, locale } = style;
  const s = theme.scale;
  const fill = item.classIndex === null ? theme.soft : inkOn(item.classIndex, model, theme);
  const unit = fillUnit(model);
  const sized = (sizePx: number): TextMark => ({
    ...{ type: 'text', role: 'tile-value', datum, x: box.x + box.width / 2, y: box.y + box.height / 2 + 15 * s },
    ...{ anchor: 'middle', sizePx, weight: 700, family: 'sans', fill },
    runs: item.suppressed
      ? [{ text: '·' }]
      : quantityRuns(item.quantity, { locale, unit, sizePx, weight: 700, theme, fill }),
    ...(item.classIndex === null ? { halo: theme.ground } : {}),
  });
  const fits = (mark: TextMark) => runOffsets(mark).width <= box.width - 6 * s;
  const sizes = [17, 15, 13, 12, 11, 10, 9].map((size) => size * s);
  const whole = sizes.map(sized).find(fits);
  if (whole && (whole.sizePx >= 11 * s || whole.runs.length === 1)) return [whole];
  const hasWord = quantityParts(item.quantity, { locale, unit })[0]?.kind === 'word' && !item.suppressed;
  const [first, ...rest] = sized(9 * s).runs;
  const wordless = sizes
    .slice(2)
    .map((size) => ({ ...sized(size), runs: sized(size).runs.slice(1) }))
    .find(fits);
  if (!hasWord || !first || rest.length === 0 || !wordless)
    return [whole ?? { ...sized(9 * s), runs: [{ text: '…' }] }];
  const word = { ...sized(9 * s), role: 'tile-word', weight: 500, runs: [{ text: first.text }] };
  return [
    { ...wordless, y: wordless.y - 5 * s },
    { ...word, y: wordless.y + 5.5 * s },
  ];
}

/** Draws one region as a tile: its shape first, then name, value or stars. */
export function tileMarks(item: RegionItem, datum: number, box: Box, model: RegionsModel, style: TileStyle): Mark[] {
  const { theme, locale, countsFigures } = style;
  const marks = tileShape(item, datum, box, model, theme);
  const isFilled = item.classIndex !== null;
  const middle = box.y + box.height / 2;
  const count = countsFigures && item.figures.length > 0 ? regionWords(locale).figures(item.figures.length) : '';
  const hasCorner = model.mode === 'fill' || countsFigures;
  const hasSecondLine = model.mode === 'fill' || count !== '' || (item.stars.length > 0 && !hasCorner);
  const name = shortRegionName(item.name, locale);
  const room = box.width - 6 * theme.scale;
  const text = (sizePx: number): TextMark => ({
    ...{
      type: 'text',
      role: 'tile-name',
      datum,
      x: box.x + box.width / 2,
      y: middle + (hasSecondLine ? -4 * theme.scale : sizePx * 0.36),
    },
    ...{ anchor: 'middle', sizePx, weight: 500, family: 'sans' },
    fill: isFilled ? inkOn(item.classIndex!, model, theme) : theme.ink,
    runs: [{ text: fitText(name, room, sizePx, 500) }],
    ...(model.mode === 'fill' && !isFilled ? { halo: theme.ground } : {}),
  });
  const sizes = [
    style.nameSizePx,
    ...NAME_SIZES.map((size) => size * theme.scale).filter((size) => size < style.nameSizePx),
  ];
  const size = sizes.find((candidate) => fitText(name, room, candidate, 500) === name) ?? sizes.at(-1)!;
  marks.push(text(size));
  if (model.mode === 'fill') marks.push(...valueMarks(item, datum, box, model, style));
  const secondLine = middle + 15 * theme.scale;
  if (count)
    marks.push({
      ...{ type: 'text', role: 'figure-count', datum, x: box.x + box.width / 2, y: secondLine, anchor: 'middle' },
      ...{ sizePx: 11 * theme.scale, weight: 400, family: 'sans', fill: theme.ink },
      runs: [{ text: fitText(count, room, 11 * theme.scale) }],
    });
  if (hasCorner) marks.push(...cornerStar(item, box, theme, isFilled ? model : null));
  else marks.push(...starMarks(item, box, secondLine, datum, theme));
  return marks;
}

function cornerStar(item: RegionItem, box: Box, theme: Theme, filled: RegionsModel | null): Mark[] {
  if (item.stars.length === 0) return [];
  const radius = 4.2 * theme.scale;
  const fill = filled ? inkOn(item.classIndex!, filled, theme) : theme.gold;
  const d = starPath(box.x + box.width - radius - 1.5 * theme.scale, box.y + radius + 1.5 * theme.scale, radius);
  return [{ type: 'path', role: 'star', d, fill }];
}
