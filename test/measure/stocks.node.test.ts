import { measure } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, numbers, one, table } from './example-dataset.js';

describe('stocks', () => {
  const data = dataset({
    sites: [
      { site_id: 'a', tier: 'center', region_code: '210102', opened_on: '2019-01-15' },
      { site_id: 'b', tier: 'station', region_code: '210102', opened_on: '2019-03-01', closed_on: '2019-03-31' },
      { site_id: 'c', tier: 'station', region_code: '210103', opened_on: '2019-03-10', closed_on: '2019-04-10' },
      { site_id: 'd', tier: 'point', region_code: '2102Z1' },
    ],
    site_checks: [{ site_id: 'a', standard: '七有', item: '场所', met: true, checked_on: '2019-04-20' }],
  });

  it('count what exists at the end of each period; the last day open still counts', () => {
    expect(table(data, { metrics: ['sites'], by: ['month'] })).toEqual({
      '2019-01': 2,
      '2019-02': 2,
      '2019-03': 4,
      '2019-04': 2,
    });
  });

  it('are those of the day asked for', () => {
    const on = (asOf: string) => numbers(measure(data, { metrics: ['sites'], asOf }))[0];
    expect([on('2019-01-14'), on('2019-01-15'), on('2019-03-31'), on('2019-04-01'), on('2019-04-11')]).toEqual([
      1, 2, 4, 3, 2,
    ]);
    expect(table(data, { metrics: ['sites'], by: ['month'], asOf: '2019-03-05' })).toEqual({
      '2019-01': 2,
      '2019-02': 2,
      '2019-03': 3,
    });
  });

  it('have not ended when the end lies after the newest day that the dataset knows anything of', () => {
    const sites = [
      { site_id: 'a', tier: 'center', region_code: '210102', opened_on: '2015-01-15', closed_on: '2099-12-31' },
      { site_id: 'b', tier: 'center', region_code: '210102', opened_on: '2018-01-15', closed_on: '2018-12-31' },
    ];
    const checked = (checked_on: string) =>
      dataset({ sites, site_checks: [{ site_id: 'a', standard: '七有', item: '场所', met: true, checked_on }] });
    expect(one(checked('2018-12-31'), 'sites')).toBe(2);
    expect(one(checked('2019-01-01'), 'sites')).toBe(1);
    expect(one(dataset({ sites }), 'sites')).toBe(2);
    expect(one(dataset({ sites, figures: [figure('f', {})] }), 'sites')).toBe(1);
    expect(one(dataset({ sites, figures: [figure('f', { series_kind: 'target' })] }), 'sites')).toBe(2);
    expect(table(checked('2019-01-01'), { metrics: ['sites'], by: ['year'] })).toMatchObject({
      2015: 1,
      2018: 2,
      2019: 1,
    });
    expect(Object.keys(table(checked('2019-01-01'), { metrics: ['sites'], by: ['year'] })).at(-1)).toBe('2019');
    const answer = measure(checked('2019-01-01'), { metrics: ['sites'] });
    expect(answer.findings).toMatchObject([
      { code: 'end_ahead', level: 'notice', value: '1', where: { table: 'sites' } },
    ]);
    expect(measure(checked('2019-01-01'), { metrics: ['sites'], asOf: '2100-01-01' })).toMatchObject({ findings: [] });
    const undated = [{ site_id: 'a', tier: 'center', closed_on: '2018-12-31' }];
    expect(one(dataset({ sites: undated }), 'sites')).toBe(0);
  });

  it('show the periods of a window with all that existed before it', () => {
    const where = [{ field: 'time', op: 'in_period', from: '2019-03', until: '2019-05' }] as const;
    expect(table(data, { metrics: ['sites'], by: ['month'], where })).toEqual({ '2019-03': 4, '2019-04': 2 });
    expect(one(data, 'sites', where)).toBe(2);
  });

  it('stand in the order of tiers, with the labels of the field', () => {
    const answer = measure(data, { metrics: ['sites'], by: ['tier'] });
    expect(answer.dimensions[0]!.keys).toEqual(['center', 'point']);
    expect(answer.dimensions[0]!.labels[0]).toEqual({ zh: '实践中心', en: 'Center' });
  });

  it('say it where hours of two bases are added up', () => {
    const record = (record_id: string, basis: string) => ({
      record_id,
      volunteer_id: 'v',
      started_at: '2019-01-15T08:00+08:00',
      minutes: 60,
      basis,
    });
    const findings = (metric: string, ...records: object[]) =>
      measure(
        dataset({ volunteers: [{ volunteer_id: 'v', region_code: '210102' }], service_records: records }),
        { metrics: [metric] },
        { minimumGroup: 1 },
      ).findings;
    const both = [record('a', 'credit'), record('b', 'honour')];
    expect(findings('service_minutes', ...both)).toMatchObject([{ code: 'basis_mixed', value: '1' }]);
    expect(findings('service_minutes', record('a', 'credit'), record('b', 'credit'))).toEqual([]);
    expect(findings('service_minutes.credit', ...both)).toEqual([]);
  });

  it('count new volunteers by the day of registration, whether or not they left', () => {
    const volunteers = dataset({
      volunteers: [
        { volunteer_id: 'a', region_code: '210102', registered_on: '2019-01-31', left_on: '2019-02-10' },
        { volunteer_id: 'b', region_code: '210102', registered_on: '2019-02-28' },
        { volunteer_id: 'c', region_code: '210102' },
      ],
    });
    expect(table(volunteers, { metrics: ['volunteers_new'], by: ['month'] })).toEqual({ '2019-01': 1, '2019-02': 1 });
    expect(table(volunteers, { metrics: ['volunteers_registered'], by: ['month'] })).toEqual({
      '2019-01': 2,
      '2019-02': 2,
    });
    expect(one(volunteers, 'volunteers_new')).toBe(3);
  });
});
