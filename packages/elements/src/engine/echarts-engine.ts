import 'echarts/lib/chart/line.js';
import 'echarts/lib/component/gridSimple.js';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([CanvasRenderer]);

/** The parts of ECharts that our charts are made of: lines in grids, on canvas. In a file of its own so that a page can ask for its data first. */
export { init } from 'echarts/core';
