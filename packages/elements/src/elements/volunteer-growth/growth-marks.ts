import { ticks } from 'd3-array';
import { formatNumber } from '../../format/format-number.js';
import type { Locale } from '../../format/locale.js';
import type { Box } from '../../marks/box.js';
import { textWidth } from '../../marks/text-width.js';
import type { SeriesModel } from '../../models/series.js';
import { type SeriesDatum, type SeriesPanel, seriesData, seriesPanels } from '../../models/series-panels.js';
import { UNDATED_WORD } from '../../summaries/series-words.js';
import type { Theme } from '../../theme/theme.js';
import { type TimeTick, timeTickMarks } from './time-tick-marks.js';

/** Lengths in CSS pixels. */
export interface GrowthSize {
  readonly width: number;
  readonly height: number;
}

/** A panel with its place and scale. */
export interface PlacedPanel extends SeriesPanel {
  readonly plot: Box;
  readonly top: number;
  readonly valueTicks: readonly { readonly value: number; readonly text: string }[];
}

/** A datum with its place. */
export interface PlacedDatum extends SeriesDatum {
  readonly x: number;
  readonly y: number;
}

/** The whole picture's geometry. Positions on the time axis are slots; `undatedSlot` is the place of undated points at the left edge. */
export interface GrowthMarks {
  readonly size: GrowthSize;
  readonly panels: readonly PlacedPanel[];
  readonly data: readonly PlacedDatum[];
  readonly axis: { readonly min: number; readonly max: number; readonly slotPx: number };
  readonly undatedSlot: number | null;
  readonly timeTicks: readonly TimeTick[];
  readonly fontPx: number;
}

/** Height of an upward or downward tick with its ring, so that there is room for it. */
export const TICK_PX = 22;

const SHARES = { stock: 1, flow: 0.42 };
const LEAST_PX = { stock: 84, flow: 40 };

/** Leaves panels out from the last until the others have room; the first always stays. */
function panelsWithRoom(all: readonly SeriesPanel[], heightPx: number, gapPx: number): readonly SeriesPanel[] {
  for (let count = all.length; count > 1; count -= 1) {
    const needed = all.slice(0, count).reduce((sum, { kind }) => sum + LEAST_PX[kind] + gapPx, -gapPx);
    if (needed <= heightPx) return all.slice(0, count);
  }
  return all.slice(0, 1);
}

/** Leaves room above the highest point for its tick and label, and no more; the top of the axis need not be a labeled value. */
function scaleOf(
  data: readonly SeriesDatum[],
  panel: number,
  kind: SeriesPanel['kind'],
  heightPx: number,
  fontPx: number,
) {
  const own = data.filter((datum) => datum.panel === panel);
  const highest = Math.max(0, ...own.flatMap(({ point }) => [point.quantity.value ?? 0, point.quantity.valueMax ?? 0]));
  const count = Math.max(2, Math.min(5, Math.floor(heightPx / (fontPx * 3.4))));
  const pointed = own.some(({ point }) => point.figure && point.quantity.qualifier === 'at_least');
  const headroomPx = kind === 'flow' ? 4 : (pointed ? TICK_PX : 6) + fontPx * 1.5;
  const top = (highest || 1) / (1 - Math.min(heightPx / 3, headroomPx) / heightPx);
  return { top, values: ticks(0, top, count).filter((value) => Number.isInteger(value)) };
}

/**
 * Computes where everything of a growth picture stands. Pure: the same model, size and theme give the same places, in Node and in a
 * browser, so the pointer, the keyboard's ring and the exported picture agree with what ECharts draws.
 */
export function growthMarks(model: SeriesModel, size: GrowthSize, theme: Theme, locale: Locale): GrowthMarks {
  const fontPx = 11 * theme.scale;
  const footPx = fontPx * 2;
  const gapPx = fontPx * 2.6;
  const headPx = fontPx * 0.9;
  const all = seriesPanels(model);
  const heightPx = Math.max(1, size.height - headPx - footPx);
  const shown = panelsWithRoom(all, heightPx, gapPx);
  const data = seriesData(shown);
  const shares = shown.reduce((sum, { kind }) => sum + SHARES[kind], 0);
  const unitPx = (heightPx - gapPx * (shown.length - 1)) / shares;

  const scales = shown.map(({ kind }, index) => scaleOf(data, index, kind, unitPx * SHARES[kind], fontPx));
  const texts = scales.map(({ values }) => values.map((value) => formatNumber(value, locale, { compact: true })));
  const widestPx = Math.max(...texts.flat().map((text) => textWidth(text, fontPx)), 0);
  const leftPx = Math.ceil(widestPx + fontPx * 0.8);
  const rightPx = Math.ceil(fontPx * 1.6);
  const widthPx = Math.max(1, size.width - leftPx - rightPx);

  const undated = data.some(({ point }) => point.slot === null);
  const undatedPx = undated ? textWidth(UNDATED_WORD[locale], fontPx) + fontPx : 0;
  const range = model.range ?? { first: 0, last: 0 };
  const bars = shown.some(({ kind }) => kind === 'flow');
  const pad = model.range && range.last === range.first ? 1 : bars ? 0.6 : 0.15;
  const slotPx = Math.max(1, widthPx - undatedPx) / (range.last - range.first + 2 * pad);
  const axis = { min: range.first - pad - undatedPx / slotPx, max: range.last + pad, slotPx };
  const undatedSlot = undated ? (model.range ? axis.min + undatedPx / 2 / slotPx : (axis.min + axis.max) / 2) : null;

  let y = headPx;
  const panels = shown.map((panel, index): PlacedPanel => {
    const height = unitPx * SHARES[panel.kind];
    const plot = { x: leftPx, y, width: widthPx, height };
    y += height + gapPx;
    const { top, values } = scales[index]!;
    return { ...panel, plot, top, valueTicks: values.map((value, tick) => ({ value, text: texts[index]![tick]! })) };
  });
  const placed = data.map((datum): PlacedDatum => {
    const { plot, top } = panels[datum.panel]!;
    const slot = datum.point.slot ?? undatedSlot ?? axis.min;
    return {
      ...datum,
      x: plot.x + (slot - axis.min) * slotPx,
      y: plot.y + plot.height * (1 - (datum.point.quantity.value ?? 0) / top),
    };
  });
  const labeled = model.range ? timeTickMarks(range, { grain: model.grain, slotPx, sizePx: fontPx, locale }) : [];
  const words = undatedSlot === null ? [] : [{ slot: undatedSlot, text: UNDATED_WORD[locale] }];
  const uncut = labeled.filter(({ slot, text }) => {
    const x = leftPx + (slot - axis.min) * slotPx;
    const half = textWidth(text, fontPx) / 2;
    return x - half >= 0 && x + half <= size.width;
  });
  return { size, panels, data: placed, axis, undatedSlot, timeTicks: [...words, ...uncut], fontPx };
}
