import { measure } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, numbers, one, REGIONS, table } from './example-dataset.js';

describe('regions', () => {
  const data = dataset({
    teams: [
      ['a', '210102'],
      ['b', '210103'],
      ['c', '210100'],
      ['d', '2102Z1'],
      ['e', '210000'],
      ['f', null],
    ].map(([team_id, region_code]) => ({ team_id, region_code, kind: 'k' })),
  });
  const within = [{ field: 'region', op: 'within', value: '210000' }] as const;

  it('roll up by the parents of the regions table, functional zones too', () => {
    expect(table(data, { metrics: ['teams'], by: ['region:city'], where: within })).toEqual({
      210100: 3,
      210200: 1,
      210300: 0,
      '': 1,
    });
    expect(table(data, { metrics: ['teams'], by: ['region:province'] })).toEqual({ 210000: 5, '': 1 });
  });

  it('list every unit of the level within a region, in code order, and a zone beside the counties', () => {
    const answer = measure(data, {
      metrics: ['teams'],
      by: ['region:county'],
      where: [{ field: 'region', op: 'within', value: '210200' }],
    });
    expect(answer.dimensions[0]!.keys).toEqual(['210202', '210203', '2102Z1']);
    expect(numbers(answer)).toEqual([0, 0, 1]);
    expect(answer.dimensions[0]!.labels[2]).toEqual({ zh: '金普新区', en: '金普新区' });
  });

  it('list of the units within a region only those that are asked for besides', () => {
    const where = [...within, { field: 'region', op: 'in', values: ['210100', '210200'] }] as const;
    expect(table(data, { metrics: ['teams'], by: ['region:city'], where })).toEqual({ 210100: 1, 210200: 0 });
  });

  it('that no table lists are no unit, and what stands there is not lost', () => {
    const unlisted = dataset({ regions: [], teams: [{ team_id: 'a', region_code: '210102', kind: 'k' }] });
    expect(table(unlisted, { metrics: ['teams'], by: ['region:city'] })).toEqual({ '': 1 });
  });

  it('that are no longer in force are nothing to cover', () => {
    const counties = (given: object) =>
      measure(
        dataset({
          regions: [...REGIONS, { code: '210104', name: '大东区', level: 'county', parent_code: '210100', ...given }],
          sites: [{ site_id: 'a', tier: 'center', region_code: '210102', opened_on: '2019-01-15' }],
        }),
        { metrics: ['coverage_rate'] },
      ).metrics[0]!.values[0]!.parts;
    expect(counties({})).toMatchObject({ numerator: { value: 1 }, denominator: { value: 5 } });
    expect(counties({ valid_to: '2018-12-31' })).toMatchObject({ numerator: { value: 1 }, denominator: { value: 4 } });
  });

  it('list only units that have something without a region', () => {
    expect(table(data, { metrics: ['teams'], by: ['region:county'] })).toEqual({
      210102: 1,
      210103: 1,
      '2102Z1': 1,
      '': 3,
    });
  });

  it('are exact, within, among several, or missing', () => {
    expect(one(data, 'teams', [{ field: 'region', op: 'is', value: '210100' }])).toBe(1);
    expect(one(data, 'teams', [{ field: 'region', op: 'within', value: '210100' }])).toBe(3);
    expect(one(data, 'teams', [{ field: 'region', op: 'in', values: ['210102', '2102Z1'] }])).toBe(2);
    expect(one(data, 'teams', [{ field: 'region', op: 'missing' }])).toBe(1);
    expect(one(data, 'teams')).toBe(6);
  });

  it('that nobody knows are refused with the nearest code', () => {
    const hint = (value: string) => {
      try {
        one(data, 'teams', [{ field: 'region', op: 'within', value }]);
      } catch (error) {
        return error;
      }
      return null;
    };
    expect(hint('210199')).toMatchObject({ code: 'region_unknown', hint: expect.stringContaining('2101') });
    expect(hint('沈阳市')).toMatchObject({ code: 'region_unknown', hint: 'did you mean "210100" (沈阳市)?' });
    expect(hint('21')).toMatchObject({ code: 'region_unknown', details: { near: '210000' } });
    expect(hint('__proto__')).toMatchObject({ code: 'region_unknown' });
  });

  it('survive a parent that is its own child', () => {
    const loop = dataset({
      regions: [
        { code: '210000', name: '甲', level: 'province', parent_code: '210100' },
        { code: '210100', name: '乙', level: 'city', parent_code: '210000' },
      ],
      figures: [figure('f', {})],
    });
    expect(table(loop, { metrics: ['volunteers'], by: ['region:province'] })).toEqual({ 210000: 100 });
  });
});
