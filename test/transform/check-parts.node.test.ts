import { transformFiles } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';
import { foundIn } from './check-rows.js';

const figure = (id: string, value: number, kind: string | null, more: object = {}) => ({
  figure_id: id,
  metric: 'volunteers',
  dims: kind === null ? null : { kind },
  value,
  qualifier: 'exact',
  unit: 'persons',
  series_kind: 'stock',
  place_name: '甲',
  place_precision: 'place',
  as_of: '2019-03-31',
  as_of_precision: 'day',
  source_id: 's',
  ...more,
});
const partsFound = (...figures: readonly object[]) =>
  foundIn({ sources: [{ source_id: 's', kind: 'platform', title: '月报' }], figures }).filter((line) =>
    line.includes('part_exceeds_whole'),
  );

describe('figures of parts', () => {
  it('may not be larger than that of the whole', () => {
    expect(partsFound(figure('a', 650, null), figure('b', 700, 'party_member'))).toEqual([
      'warning part_exceeds_whole figures 3 value',
    ]);
    expect(partsFound(figure('a', 650, null), figure('b', 650, 'party_member'))).toEqual([]);
    expect(partsFound(figure('a', 650, 'youth'), figure('b', 700, 'party_member'))).toEqual([]);
  });

  it('are compared within one place, period and source, and as far as their bounds are known', () => {
    const part = figure('b', 700, 'party_member');
    expect(partsFound(figure('a', 650, null, { qualifier: 'at_least' }), part)).toEqual([]);
    expect(partsFound(figure('a', 650, null, { place_name: '乙' }), part)).toEqual([]);
    expect(partsFound(figure('a', 650, null, { as_of: '2019-02-28' }), part)).toEqual([]);
    expect(partsFound(figure('a', 0.6, null, { unit: 'ratio' }), { ...part, unit: 'ratio', value: 0.7 })).toEqual([]);
  });

  it('are named with heading and row of their file', async () => {
    const text = '2019年3月月报\n阵地名称,注册志愿者,其中:党员志愿者\n甲站,650,700\n乙站,650,20\n';
    const { dataset } = await transformFiles([{ name: '月报.csv', text }], { today: '2019-12-31' });
    expect(dataset.findings.filter(({ code }) => code === 'part_exceeds_whole')).toMatchObject([
      { value: '700', where: { file: '月报.csv', row: 3, column: '其中:党员志愿者' } },
    ]);
  });
});
