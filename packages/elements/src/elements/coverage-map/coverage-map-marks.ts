import type { Locale } from '../../format/locale.js';
import type { Box } from '../../marks/box.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, MarkList } from '../../marks/mark.js';
import { placeTiles } from '../../marks/place-tiles.js';
import { starPath } from '../../marks/star-path.js';
import { textWidth } from '../../marks/text-width.js';
import type { RegionsModel } from '../../models/regions.js';
import { regionWords } from '../../summaries/region-words.js';
import type { Theme } from '../../theme/theme.js';
import { calloutMarks } from './callout-marks.js';
import { classLegendMarks, LEGEND_HEIGHT_PX, legendText } from './fills/class-legend-marks.js';
import type { MapFill } from './fills/map-fill.js';
import { nameSize, tileMarks } from './tile-marks.js';

/** Where and how a coverage map is drawn. */
export interface CoverageMapOptions {
  /** In CSS pixels. */
  readonly widthPx: number;
  /** The most the picture may be high, in CSS pixels; absent = as high as its width makes it. */
  readonly heightPx?: number | null;
  /** Fills `heightPx`: tiles as large as fit, the grid in the middle, notes at the foot. */
  readonly isStretched?: boolean;
  readonly theme: Theme;
  readonly locale: Locale;
  /** How it is filled, where not by at most five classes; `theme` is then the theme of the fill. */
  readonly fill?: MapFill | null;
  /** The most call-outs beside the map; default 6. */
  readonly calloutLimit?: number;
  readonly background?: string;
}

const PHONE_PX = 600;
const ONE_SIDE_PX = 820;

/** Tells whether a width has room for call-outs beside the map. */
export function hasCallouts(widthPx: number, scale: number): boolean {
  return widthPx >= PHONE_PX * scale;
}

interface Plan {
  readonly sides: readonly ('left' | 'right')[];
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly gap: number;
  readonly channel: number;
  readonly column: number;
}

function plan(
  model: RegionsModel,
  grid: { columns: number; rows: number },
  footerPx: number,
  options: CoverageMapOptions,
): Plan {
  const { widthPx, heightPx, theme } = options;
  const s = theme.scale;
  const isPhone = !hasCallouts(widthPx, s);
  const sides =
    model.mode === 'fill' || isPhone || model.callouts.length === 0
      ? []
      : widthPx < ONE_SIDE_PX * s
        ? (['right'] as const)
        : (['left', 'right'] as const);
  const gap = (isPhone ? 4 : sides.length ? 9 : 5) * s;
  const channel = sides.length ? 34 * s : 0;
  const edge = sides.length ? 10 * s : 1;
  const wanted = Math.min(220 * s, Math.max(150 * s, widthPx * (sides.length === 1 ? 0.28 : 0.215)));
  const least = sides.length * (wanted + channel + edge);
  const room = widthPx - 2 - least - (grid.columns - 1) * gap;
  let tileWidth = Math.max(24 * s, Math.min((isPhone ? 140 : 116) * s, room / grid.columns));
  const leastHeight = (options.fill?.tilePx ?? (model.mode === 'fill' ? 46 : 40)) * s;
  let tileHeight = Math.max(leastHeight, tileWidth * (isPhone ? 0.8 : 0.72));
  if (heightPx) {
    const most = (heightPx - footerPx - (grid.rows - 1) * gap) / grid.rows;
    tileHeight = Math.max(leastHeight, Math.min(tileHeight, most));
    tileWidth = Math.min(tileWidth, tileHeight * 1.7);
  }
  const gridWidth = grid.columns * tileWidth + (grid.columns - 1) * gap;
  const column = sides.length ? (widthPx - gridWidth) / sides.length - channel - edge : 0;
  return { sides, tileWidth, tileHeight, gap, channel, column: Math.min(column, 240 * s) };
}

function footer(
  model: RegionsModel,
  hidden: number,
  isGeographic: boolean,
  { x: startPx, y }: { x: number; y: number },
  options: CoverageMapOptions,
): Mark[] {
  const { theme, locale, widthPx } = options;
  const words = regionWords(locale);
  const s = theme.scale;
  const size = 12 * s;
  const line = (role: string, text: string, x: number, baseline: number): Mark =>
    legendText(
      role,
      { x, y: baseline, anchor: 'start', runs: [{ text: fitText(text, widthPx - x, size) }] },
      theme,
      12,
    );
  const marks: Mark[] = [line('attribution', isGeographic ? words.schematic : words.inCodeOrder, startPx, y + 30 * s)];
  let x = startPx;
  if (model.starCount > 0) {
    marks.push({ type: 'path', role: 'star', d: starPath(x + 6 * s, y + 8 * s, 5.5 * s), fill: theme.gold });
    const text = words.stars(model.starCount);
    marks.push(line('star-legend', text, x + 16 * s, y + 12 * s));
    x += 16 * s + textWidth(text, size) + 18 * s;
  }
  if (hidden > 0) marks.push(line('more', words.moreFigures(hidden), x, y + 12 * s));
  return marks;
}

/**
 * Draws a coverage map as a tile grid: one tile a region, laid out as on the map. With a metric the tiles are shaded and carry
 * their values, with a histogram as legend; without one the land stays neutral, regions with figures are lit, and call-outs beside the grid
 * carry them: on both sides from 820 px, on the right from 600 px, none below (all times `theme.scale`). Figures that no call-out shows
 * are counted. Datums are indices into `model.items`.
 */
export function coverageMapMarks(model: RegionsModel, options: CoverageMapOptions): MarkList {
  const { widthPx, theme, locale, fill, calloutLimit = 6 } = options;
  const s = theme.scale;
  const { grid, isGeographic } = placeTiles(
    model.items.map(({ code }) => code),
    model.region,
  );
  const hasLegend = model.mode === 'fill';
  const hasNote = model.starCount > 0 || (model.mode === 'callout' && model.figureCount > 0 && hasCallouts(widthPx, s));
  const footerPx = (53 + (hasLegend ? LEGEND_HEIGHT_PX + 4 : 0) - (hasNote ? 0 : 18)) * s + 1;
  const { sides, tileWidth, tileHeight, gap, channel, column } = plan(model, grid, footerPx, options);
  const gridWidth = grid.columns * tileWidth + (grid.columns - 1) * gap;
  const gridHeight = grid.rows * tileHeight + (grid.rows - 1) * gap;
  const spare = options.isStretched ? Math.max(0, (options.heightPx ?? 0) - gridHeight - footerPx - 6 * s) : 0;
  const ceiling = 5 * s;
  const top = ceiling + spare / 2;
  const left = sides.length === 1 ? 2 : Math.max(1, (widthPx - gridWidth) / 2);

  const boxOf = new Map<string, Box>();
  for (const { code, column: across, row } of grid.cells)
    boxOf.set(code, {
      x: left + across * (tileWidth + gap),
      y: top + row * (tileHeight + gap),
      width: tileWidth,
      height: tileHeight,
    });
  const style = {
    theme,
    locale,
    countsFigures: model.mode === 'callout' && sides.length === 0,
    nameSizePx: nameSize(model, tileWidth, options),
  };
  let marks: Mark[] = model.items.flatMap((item, datum) => tileMarks(item, datum, boxOf.get(item.code)!, model, style));

  let shownFigures = 0;
  if (sides.length > 0) {
    const callouts = calloutMarks(model, {
      ...{ grid, boxOf, theme, locale },
      room: {
        ...{ sides, gridLeftPx: left, gridRightPx: left + gridWidth },
        ...{ topPx: ceiling, bottomPx: ceiling + gridHeight + spare },
        ...{ columnPx: column - 9 * s, channelPx: channel, gapPx: gap, limit: calloutLimit },
      },
    });
    marks.push(...callouts.marks);
    shownFigures = callouts.figureCount;
  }

  let y = ceiling + gridHeight + spare + 10 * s;
  if (hasLegend) {
    const x = Math.max(0, left);
    const place = { x, y, width: widthPx - x, theme, locale };
    const filled = fill?.finish(marks, model, place) ?? { marks, legend: classLegendMarks(model, place) };
    marks = [...filled.marks, ...filled.legend];
    y += (LEGEND_HEIGHT_PX + 4) * s;
  }
  const hidden = sides.length > 0 ? model.figureCount - shownFigures : 0;
  const footTop = hasNote ? y : y - 18 * s;
  marks.push(...footer(model, hidden, isGeographic, { x: hasLegend ? Math.max(0, left) : 0, y: footTop }, options));
  const height = Math.ceil(footTop + 38 * s);
  return { width: widthPx, height, marks, ...(options.background ? { background: options.background } : {}) };
}
