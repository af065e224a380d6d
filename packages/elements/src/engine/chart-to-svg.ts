import 'echarts/lib/chart/line.js';
import 'echarts/lib/component/gridSimple.js';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSize } from './echarts-controller.js';

/**
 * Draws an option as SVG text without a browser, with ids numbered from 0 and lengths rounded to 2 decimals, so that the same option
 * gives the same text. Draws what our charts are made of: lines in grids.
 */
export function chartToSvg(option: EChartsCoreOption, size: ChartSize): string {
  use([SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ ...option, animation: false });
    const ids = new Map<string, string>();
    return chart
      .renderToSVGString()
      .replace(/zr\d+-[\w-]+/g, (id) => {
        const known = ids.get(id) ?? `id${ids.size}`;
        ids.set(id, known);
        return known;
      })
      .replace(/-?\d+\.\d{3,}/g, (digits) => String(Math.round(Number(digits) * 100) / 100))
      .replace(/></g, '>\n<');
  } finally {
    chart.dispose();
  }
}
