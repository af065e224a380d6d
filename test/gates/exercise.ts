import { AtlasError, createDataset, readDataPackage, writeDataPackage } from '@practice-atlas/dataset';
import { layoutTiles, tileGridOf } from '@practice-atlas/geo';
import { createMemoryEngine, metrics } from '@practice-atlas/measure';
import { createCrossFilter } from '@practice-atlas/measure/cross-filter.js';

const regions = [
  { code: '100000', name: '中国', level: 'country' },
  { code: '210000', name: '辽宁省', level: 'province', parent_code: '100000' },
  { code: '210100', name: '沈阳市', level: 'city', parent_code: '210000' },
];
const cases = [1, 2, 3].map((n) => ({ case_id: `c${n}`, lifecycle: 'order', region_code: '210100' }));
const case_steps = cases.flatMap(({ case_id }, index) =>
  ['placed', 'dispatched', 'accepted', 'completed', 'rated'].slice(0, index + 3).map((step, seq) => ({
    case_id,
    seq: seq + 1,
    step,
    at: `2019-0${index + 1}-0${seq + 1}T09:00:00+08:00`,
  })),
);
const sources = [{ source_id: 's', title: 'Made up for this run' }];
const figures = [
  {
    figure_id: 'f',
    region_code: '210000',
    place_precision: 'province',
    metric: 'volunteers',
    label_zh: '志愿者',
    label_en: 'Volunteers',
    value: 3000,
    qualifier: 'at_least',
    unit: 'persons',
    series_kind: 'stock',
    as_of: '2019-11-30',
    as_of_precision: 'month',
    source_id: 's',
    quote: '3000多名',
  },
];

/** Runs what pages run, in a Node that refuses to make code from text: a package written and read, every metric asked, views linked, tiles laid out. */
export async function exercise(): Promise<string> {
  const made = createDataset({
    name: 'exercise',
    title: { zh: '练习', en: 'Exercise' },
    tables: { regions, cases, case_steps, sources, figures },
  });
  const dataset = await readDataPackage({ files: writeDataPackage(made, { format: 'csv' }) });
  const engine = createMemoryEngine(dataset);
  let valueCount = 0;
  let refusedCount = 0;
  for (const { id, kind } of metrics.values())
    for (const by of [[], ['region:city'], ['month']] as const) {
      try {
        const answer = await engine.measure({ metrics: [kind === 'duration' ? `${id}.median` : id], by });
        valueCount += answer.metrics[0]?.values.length ?? 0;
      } catch (error) {
        if (!(error instanceof AtlasError) || error.code !== 'query_unsupported') throw error;
        refusedCount += 1;
      }
    }
  const linked = await createCrossFilter(dataset.tables.cases, {
    views: [
      { column: 'region_code', level: 'city' },
      { column: 'first_placed_at', grain: 'month' },
    ],
    dataset,
  });
  const { total } = await linked.brush('first_placed_at', 0, 2);
  if (total.counts[0] !== 2) throw new Error(`two cases were placed in the first two months, not ${total.counts[0]}`);
  const grid = tileGridOf('210000');
  if (!grid) throw new Error('no tile grid of Liaoning');
  const { placed } = layoutTiles(grid, ['210100']);
  if (valueCount === 0 || placed.length !== 1) throw new Error('the exercise exercised nothing');
  return `${metrics.size} metrics asked, ${valueCount} values, ${refusedCount} questions without meaning refused, ${dataset.findings.length} findings`;
}
