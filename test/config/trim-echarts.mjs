const NO_NAMES = 'export default { time: { month: [], monthAbbr: [], dayOfWeek: [], dayOfWeekAbbr: [] } };';

/** Modules that ECharts registers whatever a chart is made of, and what stands for them: ours word their own dates, have themes of their own, and show no spinner. */
const UNUSED = new Map([
  ['echarts/lib/i18n/langEN.js', NO_NAMES],
  ['echarts/lib/i18n/langZH.js', NO_NAMES],
  ['echarts/lib/theme/dark.js', 'export default {};'],
  ['echarts/lib/loading/default.js', 'export default () => {};'],
]);

/**
 * Leaves out of bundles what our charts never ask ECharts for. Pages that bundle the packages themselves carry it, 3 KiB more.
 * @type {import('vite').Plugin}
 */
export const trimEcharts = {
  name: 'trim-echarts',
  enforce: 'pre',
  load(id) {
    const path = id.replaceAll('\\', '/').split('?')[0] ?? '';
    for (const [end, code] of UNUSED) if (path.endsWith(`/node_modules/${end}`)) return code;
    return null;
  },
};
