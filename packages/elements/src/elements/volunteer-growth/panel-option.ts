import type { LineSeriesOption } from 'echarts/charts';
import type { Locale } from '../../format/locale.js';
import type { Series } from '../../models/series.js';
import { panelWords } from '../../summaries/series-words.js';
import type { Theme } from '../../theme/theme.js';
import { growthLabelMarks } from './growth-label-marks.js';
import { type GrowthMarks, type PlacedDatum, type PlacedPanel, TICK_PX } from './growth-marks.js';

type SeriesOption = LineSeriesOption;
type Pair = [number, number | '-'];

const RING_PX = 9;

function quiet(panel: number, id: string) {
  return { id: `${panel}:${id}`, xAxisIndex: panel, yAxisIndex: panel, silent: true, emphasis: { disabled: true } };
}

/** Values by slot, with a break wherever a slot is missing; a point without neighbors gets a dot, or it could not be seen. */
function brokenLine(points: readonly PlacedDatum[], dotPx: number) {
  const data: { value: Pair; symbol: string; symbolSize: number }[] = [];
  points.forEach(({ point }, index) => {
    const slot = point.slot ?? 0;
    const before = points[index - 1]?.point.slot;
    const after = points[index + 1]?.point.slot;
    if (before !== undefined && before !== slot - 1)
      data.push({ value: [slot - 1, '-'], symbol: 'none', symbolSize: 0 });
    const alone = before !== slot - 1 && after !== slot + 1;
    data.push({
      value: [slot, point.quantity.value ?? '-'],
      symbol: alone ? 'circle' : 'none',
      symbolSize: alone ? dotPx : 0,
    });
  });
  return data;
}

function lineSeries(layout: GrowthMarks, panel: number, one: Series, index: number, theme: Theme): SeriesOption {
  const points = layout.data.filter((datum) => datum.series === one && datum.panel === panel);
  const color = [theme.data1, theme.data2, theme.soft][Math.min(index, 2)]!;
  const isSoft = layout.panels[panel]!.series.filter(({ form }) => form === 'line').length === 1;
  return {
    ...quiet(panel, one.id),
    type: 'line',
    symbol: 'none',
    showAllSymbol: true,
    step: one.unit === 'persons' ? false : 'end',
    data: brokenLine(points, 6 * theme.scale),
    lineStyle: { color, width: (index > 1 ? 1.25 : 2) * theme.scale },
    itemStyle: { color },
    areaStyle: { color, opacity: isSoft ? 0.12 : 0 },
    z: 3,
  };
}

/** Bars as thick strokes from zero, because ECharts' own bars would add 7 KiB to every page and widen the time axis under them. */
function barSeries(layout: GrowthMarks, panel: number, one: Series, theme: Theme): SeriesOption {
  const points = layout.data.filter((datum) => datum.series === one && datum.panel === panel);
  return {
    ...quiet(panel, one.id),
    type: 'line',
    symbol: 'none',
    data: points.flatMap(({ point }): [Pair, Pair, Pair] => [
      [point.slot ?? 0, 0],
      [point.slot ?? 0, point.quantity.value ?? '-'],
      [point.slot ?? 0, '-'],
    ]),
    lineStyle: {
      color: theme.data1,
      width: Math.max(1, Math.min(layout.axis.slotPx * 0.62, 18 * theme.scale)),
      cap: 'butt',
    },
    z: 3,
  };
}

/** Open rings; in a panel of teams a dotted step joins what one source says of one thing over time, elsewhere nothing is joined. */
function ringSeries(layout: GrowthMarks, panel: number, one: Series, theme: Theme): SeriesOption {
  const points = layout.data.filter((datum) => datum.series === one && datum.panel === panel);
  const joined = one.unit === 'teams' && points.length > 1;
  return {
    ...quiet(panel, one.id),
    type: 'line',
    clip: false,
    step: joined ? 'end' : false,
    symbol: 'circle',
    showAllSymbol: true,
    symbolSize: RING_PX * theme.scale,
    data: points.map(({ point }): Pair => [point.slot ?? layout.undatedSlot ?? 0, point.quantity.value ?? '-']),
    lineStyle: { color: theme.soft, type: 'dotted', width: joined ? 1.5 * theme.scale : 0, opacity: joined ? 1 : 0 },
    itemStyle: { color: theme.ground, borderColor: theme.accent, borderWidth: 1.75 * theme.scale },
    z: 5,
  };
}

/** Upward ticks on "at least", downward ticks on "at most" and "nearly", bars over printed ranges. */
function tickSeries(layout: GrowthMarks, panel: number, theme: Theme): SeriesOption {
  const { plot, top } = layout.panels[panel]!;
  const perPx = top / plot.height;
  const data: { value: Pair | ['-', '-']; symbol: string; symbolSize: number; symbolRotate: number }[] = [];
  for (const { series, point, panel: own } of layout.data) {
    const { qualifier, value, valueMax } = point.quantity;
    if (series.form !== 'reported' || own !== panel || value === null) continue;
    const sign = qualifier === 'at_least' ? 1 : qualifier === 'at_most' || qualifier === 'nearly' ? -1 : 0;
    if (sign === 0 && valueMax === null) continue;
    const slot = point.slot ?? layout.undatedSlot ?? 0;
    const from = sign === 0 ? value : value + sign * (RING_PX / 2) * theme.scale * perPx;
    const to = sign === 0 ? (valueMax ?? value) : value + sign * (TICK_PX - 4) * perPx;
    const size = 7 * theme.scale;
    data.push({ value: [slot, from], symbol: 'none', symbolSize: 0, symbolRotate: 0 });
    data.push({
      value: [slot, to],
      symbol: sign === 0 ? 'rect' : 'triangle',
      symbolSize: sign === 0 ? size / 2 : size,
      symbolRotate: sign < 0 ? 180 : 0,
    });
    data.push({ value: ['-', '-'], symbol: 'none', symbolSize: 0, symbolRotate: 0 });
  }
  return {
    ...quiet(panel, 'ticks'),
    type: 'line',
    clip: false,
    symbol: 'none',
    showAllSymbol: true,
    data,
    lineStyle: { color: theme.accent, width: 1.5 * theme.scale },
    itemStyle: { color: theme.accent },
    z: 4,
  };
}

function targetSeries(layout: GrowthMarks, panel: number, one: Series, theme: Theme): SeriesOption {
  const levels = one.points.flatMap(({ quantity: { value, valueMax } }) => [value, valueMax]);
  const { min, max } = layout.axis;
  return {
    ...quiet(panel, one.id),
    type: 'line',
    symbol: 'none',
    data: levels.flatMap((level): Pair[] =>
      level === null
        ? []
        : [
            [min, level],
            [max, level],
            [max, '-'],
          ],
    ),
    lineStyle: { color: theme.ink, width: 1.25 * theme.scale, type: 'dashed' },
    z: 2,
  };
}

/** Texts as the labels of invisible points, because a label is the one text of a chart that needs no further component. */
function labelSeries(layout: GrowthMarks, panel: number, theme: Theme, locale: Locale): SeriesOption {
  const placed = layout.panels[panel]!;
  const { plot, top } = placed;
  const title = {
    text: panel > 0 ? panelWords(placed, locale) : '',
    sizePx: layout.fontPx,
    weight: 400,
    color: theme.soft,
    align: 'left' as const,
    x: plot.x,
    y: plot.y - layout.fontPx * 0.9,
  };
  const labels = [title, ...growthLabelMarks(layout, panel, theme, locale)].filter(({ text }) => text !== '');
  return {
    ...quiet(panel, 'labels'),
    type: 'line',
    clip: false,
    symbol: 'circle',
    symbolSize: 0,
    showAllSymbol: true,
    lineStyle: { width: 0, opacity: 0 },
    data: labels.map(({ x, y, align, color, sizePx, weight }) => ({
      value: [layout.axis.min + (x - plot.x) / layout.axis.slotPx, top * (1 - (y - plot.y) / plot.height)],
      label: { align, color, fontSize: sizePx, fontWeight: weight },
    })),
    label: {
      show: true,
      position: 'inside',
      verticalAlign: 'middle',
      fontFamily: theme.sans.replaceAll('"', "'"),
      textBorderColor: theme.ground,
      textBorderWidth: 3,
      formatter: ({ dataIndex }) => labels[dataIndex]?.text ?? '',
    },
    z: 6,
  };
}

/** Draws one panel as ECharts series, lowest first. */
export function panelOption(layout: GrowthMarks, panel: number, theme: Theme, locale: Locale): readonly SeriesOption[] {
  const { series }: PlacedPanel = layout.panels[panel]!;
  const of = (form: Series['form']): readonly Series[] => series.filter((one) => one.form === form);
  return [
    ...of('bars').map((one) => barSeries(layout, panel, one, theme)),
    ...of('line').map((one, index) => lineSeries(layout, panel, one, index, theme)),
    ...of('targets').map((one) => targetSeries(layout, panel, one, theme)),
    ...of('reported').map((one) => ringSeries(layout, panel, one, theme)),
    tickSeries(layout, panel, theme),
    labelSeries(layout, panel, theme, locale),
  ];
}
