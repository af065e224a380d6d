import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EchartsMaps } from './boundary-files.js';
import type { Place } from './decode-echarts.js';

interface SketchRegion {
  readonly geometries: readonly { readonly exterior: readonly Place[] }[];
}

/** Reads what is needed of ECharts 4.9.0. */
export function echartsMaps(): EchartsMaps {
  const require = createRequire(import.meta.url);
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const addSketch: (map: string, regions: SketchRegion[]) => void = require('echarts-4/lib/coord/geo/fix/nanhai.js');
  const regions: SketchRegion[] = [];
  addSketch('china', regions);
  return {
    china: read(require.resolve('echarts-4/map/json/china.json')),
    liaoning: read(require.resolve('echarts-4/map/json/province/liaoning.json')),
    hainan: read(require.resolve('echarts-4/map/json/province/hainan.json')),
    sketch: regions.flatMap(({ geometries }) => geometries.map(({ exterior }) => exterior)),
  };
}
