import type { Mark } from '../../../marks/mark.js';
import { markBox } from '../../../marks/mark-box.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';
import { bubbleLabels, type PlacedBubble } from './bubble-labels.js';
import { bubbleLegendMarks } from './bubble-legend-marks.js';
import { bubbleMarks } from './bubble-marks.js';
import { type BubbleScale, bubbleScale } from './bubble-scale.js';
import type { LegendPlace } from './class-legend-marks.js';
import { regionValue } from './fill-model.js';
import type { BubbleRoom, FinishedFill, MapFill } from './map-fill.js';

/** The largest radius, in CSS pixels at scale 1: what the legend has room for. */
const MOST_PX = 26;
/** What name and value take at the foot of a tile, and the least height of a tile, at scale 1. */
const WORDS_PX = 41;
const TILE_PX = 76;

function scaleOf(model: RegionsModel, mostPx: number, theme: Theme): BubbleScale {
  const most = model.method?.largest ?? model.items.reduce((a, item) => Math.max(a, regionValue(item) ?? 0), 0);
  return bubbleScale(most, Math.min(MOST_PX * theme.scale, mostPx), theme.scale);
}

/** The circles, the largest first, so that none hides a smaller one. */
function circles(bubbles: readonly PlacedBubble[], model: RegionsModel, theme: Theme, isSmall = false): Mark[] {
  return [...bubbles]
    .sort((a, b) => b.radius - a.radius || a.datum - b.datum)
    .flatMap((bubble) => {
      const { quantity } = model.items[bubble.datum]!;
      if (bubble.radius === 0 || !quantity) return [];
      const { datum, ...place } = bubble;
      const known = isSmall ? { role: 'small-bubble' } : { role: 'bubble', datum };
      return bubbleMarks({ ...place, ...known, quantity }, theme);
    });
}

function placed(
  points: Iterable<readonly [datum: number, point: readonly [x: number, y: number]]>,
  model: RegionsModel,
  scale: BubbleScale,
): PlacedBubble[] {
  return [...points].map(([datum, [x, y]]) => {
    const value = regionValue(model.items[datum]!);
    return { datum, x, y, radius: value === null ? 0 : scale.radiusPx(value) };
  });
}

/** Puts the circles into the upper part of tiles, and their words below them. */
function onTiles(marks: readonly Mark[], model: RegionsModel, legend: LegendPlace): FinishedFill {
  const s = legend.theme.scale;
  const tiles = marks.filter(({ role, datum }) => role === 'tile' && datum !== undefined);
  const [{ width, height }] = [...tiles.map(markBox), { width: 0, height: 0 }] as [{ width: number; height: number }];
  const room = height - WORDS_PX * s;
  // A tick may stand on the largest.
  const scale = scaleOf(model, Math.max(0, Math.min(room / 2 - 3.5 * s, width / 2 - 3 * s)), legend.theme);
  const points = tiles.map((tile): [number, [number, number]] => {
    const { x, y } = markBox(tile);
    return [tile.datum!, [x + width / 2, y + room / 2 + 2.5 * s]];
  });
  const down = (height - WORDS_PX * s) / 2;
  const lowered = marks.map(
    (mark): Mark => (mark.type === 'text' && mark.datum !== undefined ? { ...mark, y: mark.y + down } : mark),
  );
  const drawn = circles(placed(points, model, scale), model, legend.theme);
  return { marks: [...lowered, ...drawn], legend: bubbleLegendMarks(model, legend, scale) };
}

function onOutlines(marks: readonly Mark[], model: RegionsModel, legend: LegendPlace, room: BubbleRoom): FinishedFill {
  const s = legend.theme.scale;
  const scale = scaleOf(model, Math.max(9 * s, 0.028 * Math.min(room.widthPx, 1.4 * room.heightPx)), legend.theme);
  const bubbles = placed(room.points(), model, scale);
  const words = bubbleLabels(bubbles, model, room, legend);
  return {
    marks: [...marks, ...circles(bubbles, model, legend.theme), ...words],
    legend: bubbleLegendMarks(model, legend, scale),
  };
}

/** Draws circles with areas proportional to values on plain land. */
export function bubbleFill(theme: Theme): MapFill {
  return {
    theme,
    tilePx: TILE_PX,
    finish: (marks, model, legend, room) =>
      room ? onOutlines(marks, model, legend, room) : onTiles(marks, model, legend),
    finishSmall(maps, pooled, legend) {
      const mostPx = maps.reduce((least, { drawing }) => Math.min(least, drawing.mostPx), Infinity);
      const scale = scaleOf(pooled, mostPx, theme);
      return {
        maps: maps.map(({ drawing, model }) => [
          ...drawing.marks,
          ...circles(placed(drawing.points(), model, scale), model, theme, true),
        ]),
        legend: bubbleLegendMarks(pooled, legend, scale),
      };
    },
  };
}
