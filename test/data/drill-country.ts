import { createDataset, type PracticeDataset } from '@practice-atlas/dataset';

/** One unit of the made-up provinces. */
export interface DrillUnit {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent_code: string | null;
}

const unit = (code: string, name: string, level: string, parent_code: string | null): DrillUnit => ({
  ...{ code, name, level, parent_code },
});

function towns(county: string, count: number): DrillUnit[] {
  return Array.from({ length: count }, (_, i) =>
    unit(`${county}${100 + i}`, `${county.slice(-2)}区第${i + 1}镇`, 'township', county),
  );
}

/**
 * Synthetic, for tests only: a province of two cities (one with a functional zone), a county right below it, and a municipality whose districts lie
 * right below it; townships below some counties. Names are made up.
 */
export const DRILL_UNITS: readonly DrillUnit[] = [
  unit('100000', '模拟国', 'country', null),
  unit('970000', '模拟省', 'province', '100000'),
  unit('970100', '甲市', 'city', '970000'),
  unit('970102', '甲东区', 'county', '970100'),
  unit('970103', '甲西区', 'county', '970100'),
  unit('9701Z1', '甲高新区', 'zone', '970100'),
  unit('970200', '乙市', 'city', '970000'),
  unit('970202', '乙城区', 'county', '970200'),
  unit('979001', '直管县', 'county', '970000'),
  unit('980000', '直辖市', 'province', '100000'),
  unit('980101', '直辖东区', 'county', '980000'),
  unit('980102', '直辖西区', 'county', '980000'),
  ...towns('970102', 3),
  ...towns('979001', 2),
];

/** A number that depends on its seed alone, from 0 to below 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes the synthetic dataset: simulated teams of townships and districts by a seed, and reported figures, one of them known by name only. */
export function drillCountry(seed = 1): PracticeDataset {
  const random = seeded(seed);
  const places = DRILL_UNITS.filter(({ level }) => level === 'township' || level === 'county' || level === 'zone');
  const teams = places.flatMap(({ code }) =>
    Array.from({ length: 3 + Math.floor(random() * 7) }, (_, i) => ({
      ...{ team_id: `${code}-${i}`, region_code: code, kind: 'simulated' },
    })),
  );
  const figure = (figure_id: string, region_code: string, given: object) => ({
    ...{ figure_id, region_code, metric: 'volunteers', value: 300, qualifier: 'at_least', qualifier_word: '多' },
    ...{ unit: 'persons', series_kind: 'stock', as_of: '2024-06-30', as_of_precision: 'month', source_id: 'made' },
    ...{ place_precision: 'county', quote: figure_id, ...given },
  });
  return createDataset({
    name: 'drill',
    title: { zh: '模拟下钻数据', en: 'Simulated data to go down in' },
    simulation: { seed, scale: 1, scaleMeaning: 'synthetic', tables: ['teams'] },
    tables: {
      regions: DRILL_UNITS,
      // Not of kind `simulated`: questions of reported figures leave such sources out.
      sources: [{ source_id: 'made', kind: 'survey', title: '模拟资料（仅供测试，并非真实）' }],
      teams,
      figures: [
        figure('east', '970102', {}),
        figure('village', '970102', {
          place_name: '某社区',
          place_precision: 'village',
          value: 12,
          qualifier: 'exact',
        }),
        figure('city', '970100', { place_precision: 'city', value: 3000 }),
        figure('zone', '9701Z1', { place_precision: 'zone', value: 70 }),
        figure('direct', '979001', { value: 45, qualifier: 'approx', qualifier_word: '约' }),
        figure('town', '970102100', { place_precision: 'township', value: 20, qualifier: 'exact' }),
      ],
    },
  });
}
