export { chartToSvg } from './engine/chart-to-svg.js';
export { planUpdate } from './engine/echarts-plan.js';
export { paper, night, wall, themes } from './theme/themes.js';
export type { Theme, ThemeName } from './theme/theme.js';
