import 'echarts/lib/chart/line.js';
import 'echarts/lib/component/gridSimple.js';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([CanvasRenderer]);

/**
 * Makes a chart on canvas of what our charts consist of: lines in grids. This file is one of its own so that a page can ask for its data
 * before it runs ECharts. It must have a function of its own: of a file that only hands on others' exports a bundler drops the registration above.
 */
export function makeChart(root: HTMLElement, size: { readonly width: number; readonly height: number }): EChartsType {
  return init(root, null, { renderer: 'canvas', ...size, devicePixelRatio });
}
