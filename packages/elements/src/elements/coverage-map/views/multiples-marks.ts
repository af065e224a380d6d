import type { Box } from '../../../marks/box.js';
import { fitText } from '../../../marks/fit-text.js';
import type { Mark, MarkList } from '../../../marks/mark.js';
import { placeTiles } from '../../../marks/place-tiles.js';
import { textWidth } from '../../../marks/text-width.js';
import { wrapText } from '../../../marks/wrap-text.js';
import type { MapPeriod } from '../../../models/map-periods.js';
import type { RegionsModel } from '../../../models/regions.js';
import { regionWords } from '../../../summaries/region-words.js';
import type { Theme } from '../../../theme/theme.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import { classLegendMarks, LEGEND_HEIGHT_PX, legendText } from '../fills/class-legend-marks.js';
import type { SmallDrawing } from '../fills/map-fill.js';
import { hatchPath, landFill } from '../tile-marks.js';
import { periodLabel, periodWords } from './period-words.js';

/** One small map. */
export interface SmallMap {
  readonly period: MapPeriod;
  readonly model: RegionsModel;
}

/** What small maps have in common. */
export interface MultiplesOptions extends CoverageMapOptions {
  /** Every value of every period: what the legend tells. */
  readonly pooled: RegionsModel;
  /** How many earlier periods have no map. */
  readonly hiddenCount?: number;
  /** Draws a small map within a box, on boundaries; absent = tiles. */
  readonly draw?: (model: RegionsModel, box: Box, theme: Theme) => SmallDrawing;
  /** What has to be said of the boundaries that `draw` draws. */
  readonly notes?: readonly string[];
}

const LEAST_PX = 150;
const MOST_PX = 420;
const HEAD_PX = 20;
const GAP_PX = 16;
const RATIO = 0.82;
const LINE_PX = 18;

/** Chooses how many maps stand side by side: as large as they may be, and no row nearly empty. */
function columnCount(count: number, widthPx: number, scale: number): number {
  const most = Math.max(1, Math.min(count, Math.floor((widthPx + GAP_PX * scale) / ((LEAST_PX + GAP_PX) * scale))));
  const fewest = Math.ceil((widthPx + GAP_PX * scale) / ((MOST_PX + GAP_PX) * scale));
  const least = Math.min(most, Math.max(fewest, Math.ceil(Math.sqrt(count * 0.9))));
  const rest = (columns: number): number => (columns - (count % columns)) % columns;
  let best = most;
  for (let columns = most; columns >= least; columns--) if (rest(columns) <= rest(best)) best = columns;
  return best;
}

function tiles(model: RegionsModel, box: Box, theme: Theme): SmallDrawing {
  const { grid } = placeTiles(
    model.items.map(({ code }) => code),
    model.region,
  );
  const gap = 1.5 * theme.scale;
  const width = (box.width - (grid.columns - 1) * gap) / grid.columns;
  const height = Math.min((box.height - (grid.rows - 1) * gap) / grid.rows, width);
  const indexOf = new Map(model.items.map(({ code }, index) => [code, index]));
  const items = new Map<Mark, number>();
  const points: (readonly [number, readonly [number, number]])[] = [];
  const marks = grid.cells.flatMap(({ code, column, row }): Mark[] => {
    const index = indexOf.get(code);
    const item = index === undefined ? undefined : model.items[index];
    if (index === undefined || !item) return [];
    const cell = {
      x: box.x + column * (width + gap),
      y: box.y + row * (height + gap),
      width,
      height,
    };
    const isUnknown = model.mode === 'fill' && item.classIndex === null;
    const fill = isUnknown ? {} : { fill: landFill(item, model, theme) };
    const tile: Mark = {
      ...{ type: 'rect', role: 'small-tile', ...cell, radius: 1, ...fill },
      ...{ stroke: theme.outline, strokeWidth: 0.5 },
    };
    const hatch: Mark = {
      ...{
        type: 'path',
        role: 'no-data',
        d: hatchPath(cell, 5 * theme.scale),
        stroke: theme.line,
        strokeWidth: 1,
      },
    };
    items.set(tile, index);
    points.push([index, [cell.x + width / 2, cell.y + height / 2]]);
    return isUnknown ? [tile, hatch] : [tile];
  });
  return { marks, items, points: () => points, mostPx: Math.max(0, Math.min(width, height) / 2 - theme.scale) };
}

/** Draws the name of a period; one that is not complete, and one without data, say so beside it where there is room. */
function headMarks({ period }: SmallMap, datum: number, box: Box, { theme, locale }: CoverageMapOptions): Mark[] {
  const s = theme.scale;
  const words = periodWords(locale);
  const name = fitText(periodLabel(period.key)[locale], box.width, 13 * s, 700);
  const said = period.partialAsOf ? words.partialShort : '';
  const x = box.x + textWidth(name, 13 * s, 700) + 6 * s;
  const baseline = box.y + 13 * s;
  const marks: Mark[] = [
    {
      ...{
        type: 'text',
        role: 'period',
        datum,
        x: box.x,
        y: baseline,
        anchor: 'start',
        sizePx: 13 * s,
        weight: 700,
      },
      ...{ family: 'sans', fill: theme.ink, runs: [{ text: name }] },
    },
  ];
  if (said && x + textWidth(said, 11 * s) <= box.x + box.width)
    marks.push({
      ...{
        type: 'text',
        role: 'period-note',
        datum,
        x,
        y: baseline,
        anchor: 'start',
        sizePx: 11 * s,
        weight: 400,
      },
      ...{ family: 'sans', fill: theme.accent, runs: [{ text: said }] },
    });
  return marks;
}

/**
 * Draws small maps of several periods in rows, in order of time, all at one size and with the same classes, and one legend of all their values. Datums are
 * indices into `maps`.
 */
export function multiplesMarks(maps: readonly SmallMap[], options: MultiplesOptions): MarkList {
  const { widthPx, theme, locale, fill, pooled, hiddenCount = 0, draw = tiles, notes = [] } = options;
  const s = theme.scale;
  const words = periodWords(locale);
  const [first] = maps;
  const gap = GAP_PX * s;
  const columns = columnCount(maps.length, widthPx, s);
  const width = Math.min((widthPx - (columns - 1) * gap) / columns, MOST_PX * s) - 2;
  const { grid, isGeographic } = placeTiles(
    (first?.model.items ?? []).map(({ code }) => code),
    first?.model.region ?? null,
  );
  const ratio = options.draw ? RATIO : Math.min(1.4, (0.8 * grid.rows) / Math.max(1, grid.columns));
  const bodyPx = width * ratio;
  const pitch = bodyPx + (HEAD_PX + 14) * s;
  const boxOf = (datum: number): Box => {
    return {
      x: 1 + (datum % columns) * (width + gap),
      y: 4 * s + Math.floor(datum / columns) * pitch,
      width,
      height: bodyPx + (HEAD_PX + 2) * s,
    };
  };
  const drawn = maps.map(({ model }, datum) => {
    const { y, ...box } = boxOf(datum);
    return { model, drawing: draw(model, { ...box, y: y + HEAD_PX * s, height: bodyPx }, theme) };
  });
  let y = 4 * s + Math.ceil(maps.length / columns) * pitch + 2 * s;
  const place = { x: 0, y, width: widthPx, theme, locale };
  const isFilled = pooled.mode === 'fill';
  const filled = isFilled ? fill?.finishSmall(drawn, pooled, place) : null;
  const marks = maps.flatMap((map, datum): Mark[] => {
    const box = boxOf(datum);
    return [
      { type: 'rect', role: 'small-map', datum, ...box, fill: theme.ground },
      ...headMarks(map, datum, box, options),
      ...(filled?.maps[datum] ?? drawn[datum]!.drawing.marks),
    ];
  });
  if (isFilled) {
    marks.push(...(filled?.legend ?? classLegendMarks(pooled, place)));
    y += (LEGEND_HEIGHT_PX + 6) * s;
  }
  const own = options.draw ? notes : [isGeographic ? regionWords(locale).schematic : regionWords(locale).inCodeOrder];
  const said = [
    ...(hiddenCount > 0 ? [words.hidden(hiddenCount)] : []),
    words.sameScale(pooled.method?.view === 'bubbles'),
    ...own,
  ];
  for (const text of said.flatMap((one) => wrapText(one, widthPx, 12 * s, { lines: 3 }))) {
    marks.push(legendText('attribution', { x: 0, y: y + 12 * s, anchor: 'start', runs: [{ text }] }, theme, 12));
    y += LINE_PX * s;
  }
  const background = options.background ? { background: options.background } : {};
  return { width: widthPx, height: Math.ceil(y + 6 * s), marks, ...background };
}
