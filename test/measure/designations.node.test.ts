import { createDataset } from '@practice-atlas/dataset';
import { measure } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';

const title = (id: string, row: object) => ({ designation_id: id, subject_kind: 'region', kind: 'pilot', ...row });
const data = createDataset({
  name: 'titles',
  title: { zh: '命名', en: 'Titles' },
  tables: {
    regions: [
      { code: '210000', name: '辽宁省', level: 'province' },
      { code: '211100', name: '盘锦市', level: 'city', parent_code: '210000' },
      { code: '211300', name: '朝阳市', level: 'city', parent_code: '210000' },
      { code: '211104', name: '大洼区', level: 'county', parent_code: '211100' },
      { code: '211122', name: '盘山县', level: 'county', parent_code: '211100' },
    ],
    designations: [
      title('a', { level: 'national', region_code: '211104' }),
      title('b', { level: 'national', region_code: '211122', from: '2019-10-01', until: '2020-06-30' }),
      title('c', { level: 'provincial', region_code: '211122' }),
      title('d', { level: 'provincial' }),
      title('e', { kind: 'demo_point', region_code: '211104' }),
    ],
  },
});
const within = { field: 'region', op: 'within', value: '210000' } as const;
const pilot = { field: 'kind', op: 'is', value: 'pilot' } as const;
const national = { field: 'level', op: 'is', value: 'national' } as const;
const values = (query: object) =>
  measure(data, { metrics: ['designations'], ...query }).metrics[0]!.values.map(({ quantity }) => quantity?.value);

describe('titles held', () => {
  it('are counted under the city of their holder, cities without one as zero', () => {
    expect(values({ by: ['region:city'], where: [within, pilot, national], asOf: '2020-01-01' })).toEqual([2, 0]);
  });

  it('end with the day on which they are withdrawn', () => {
    expect(values({ where: [within, pilot, national], asOf: '2020-06-30' })).toEqual([2]);
    expect(values({ where: [within, pilot, national], asOf: '2020-07-01' })).toEqual([1]);
  });

  it('count a holder that is not named where no region is asked for', () => {
    expect(values({ by: ['kind'], where: [{ field: 'level', op: 'is', value: 'provincial' }] })).toEqual([2]);
  });
});
