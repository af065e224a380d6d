import type { LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Locale } from '../../format/locale.js';
import type { Theme } from '../../theme/theme.js';
import type { GrowthMarks } from './growth-marks.js';
import { panelOption } from './panel-option.js';

/** The ECharts option of a growth picture: grids and lines only, so that nothing else must be shipped. */
export type GrowthOption = ComposeOption<LineSeriesOption | GridComponentOption>;

/** Writes a laid-out growth picture as an ECharts option. Pure; every position was computed by `growthMarks`. */
export function growthOption(layout: GrowthMarks, theme: Theme, locale: Locale): GrowthOption {
  const { panels, axis, fontPx, timeTicks } = layout;
  const names = new Map(timeTicks.map(({ slot, text }) => [slot, text]));
  const slots = timeTicks.map(({ slot }) => slot);
  const lastPanel = panels.length - 1;
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    animationEasing: 'cubicOut',
    animationEasingUpdate: 'cubicOut',
    textStyle: { fontFamily: theme.sans.replaceAll('"', "'") },
    grid: panels.map(({ plot }, index) => ({
      id: `grid${index}`,
      left: plot.x,
      top: plot.y,
      width: plot.width,
      height: plot.height,
      outerBoundsMode: 'none' as const,
    })),
    xAxis: panels.map((_panel, index) => ({
      id: `x${index}`,
      gridIndex: index,
      type: 'value' as const,
      min: axis.min,
      max: axis.max,
      containShape: false,
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.outline, width: 1 } },
      axisTick: {
        show: index === lastPanel,
        customValues: slots,
        length: 4,
        lineStyle: { color: theme.outline, width: 1 },
      },
      axisLabel: {
        show: index === lastPanel,
        customValues: slots,
        color: theme.soft,
        fontSize: fontPx,
        margin: fontPx * 0.7,
        hideOverlap: false,
        formatter: (value: number) => names.get(value) ?? '',
      },
      splitLine: { show: false },
    })),
    yAxis: panels.map(({ top, valueTicks }, index) => {
      const values = valueTicks.map(({ value }) => value);
      const texts = new Map(valueTicks.map(({ value, text }) => [value, text]));
      return {
        id: `y${index}`,
        gridIndex: index,
        type: 'value' as const,
        min: 0,
        max: top,
        axisLine: { show: false },
        axisTick: { show: false, customValues: values },
        axisLabel: {
          show: true,
          customValues: values,
          color: theme.soft,
          fontSize: fontPx,
          margin: fontPx * 0.6,
          hideOverlap: false,
          formatter: (value: number) => texts.get(value) ?? '',
        },
        splitLine: { show: true, lineStyle: { color: theme.line, width: 1 } },
      };
    }),
    series: panels.flatMap((_panel, index) => [...panelOption(layout, index, theme, locale)]),
  };
}
