import { type Answer, measure, type Query } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure } from './example-dataset.js';

/** So many volunteers of a county, registered on a day. */
const volunteers = (count: number, region: string, day = '2019-03-01') =>
  Array.from({ length: count }, (_, i) => ({
    volunteer_id: `${region} ${day} ${i}`,
    region_code: region,
    registered_on: day,
  }));

/** Key of each row, with its number, or `hidden`. */
function shown({ dimensions, metrics }: Answer): [string, number | string | null][] {
  return metrics[0]!.values.map(({ quantity, suppressed }, row) => [
    dimensions.map(({ keys }) => keys[row]).join(' '),
    suppressed ? 'hidden' : (quantity?.value ?? null),
  ]);
}

const people = dataset({
  volunteers: [
    ...volunteers(2, '210102'),
    ...volunteers(40, '210103'),
    ...volunteers(7, '210202'),
    ...volunteers(9, '210203'),
  ],
});
const byCounty: Query = { metrics: ['volunteers_registered'], by: ['region:county'] };

describe('groups of people smaller than three', () => {
  it('are hidden, with the smallest of those beside them that a total would give away', () => {
    expect(shown(measure(people, byCounty))).toEqual([
      ['210102', 'hidden'],
      ['210103', 'hidden'],
      ['210202', 'hidden'],
      ['210203', 'hidden'],
    ]);
  });

  it('leave no division above with a single hidden part', () => {
    const rows = [
      ...volunteers(2, '210102'),
      ...volunteers(5, '210103'),
      ...volunteers(7, '210202'),
      ...volunteers(9, '210203'),
    ];
    const where = [{ field: 'region', op: 'within', value: '210100' } as const];
    expect(shown(measure(dataset({ volunteers: rows }), { ...byCounty, where }))).toEqual([
      ['210102', 'hidden'],
      ['210103', 'hidden'],
    ]);
  });

  it('are told where the minimum is lower', () => {
    expect(shown(measure(people, byCounty, { minimumGroup: 1 }))[0]).toEqual(['210102', 2]);
    expect(shown(measure(people, byCounty, { minimumGroup: 2 }))[0]).toEqual(['210102', 2]);
  });

  it('are no groups when nobody is in them', () => {
    const where = [{ field: 'region', op: 'within', value: '210000' } as const];
    const answer = measure(dataset({ volunteers: volunteers(5, '210102') }), { ...byCounty, where });
    expect(new Map(shown(answer)).get('210103')).toBe(0);
  });

  it('stay as they are where a source reports them', () => {
    const reported = dataset({
      figures: [
        figure('a', { metric: 'volunteers_registered', region_code: '210100', place_precision: 'city', value: 2 }),
        figure('b', { metric: 'volunteers_registered', region_code: '210200', place_precision: 'city', value: 50 }),
      ],
    });
    expect(shown(measure(reported, { ...byCounty, by: ['region:city'] }))).toEqual([
      ['210100', 2],
      ['210200', 50],
    ]);
  });

  it('stay as they are where a source reports them beside rows, and hide nothing in their stead', () => {
    const figures = [
      figure('a', { metric: 'volunteers_registered', region_code: '210202', place_precision: 'county', value: 2 }),
    ];
    const where = [{ field: 'region', op: 'within', value: '210200' } as const];
    const beside = dataset({ volunteers: volunteers(9, '210203'), figures });
    expect(shown(measure(beside, { ...byCounty, where }))).toEqual([
      ['210202', 2],
      ['210203', 9],
    ]);
  });

  it('hide others until no county and no month has a single hidden part', () => {
    const rows = [
      ...volunteers(1, '210102', '2019-01-05'),
      ...volunteers(5, '210102', '2019-02-05'),
      ...volunteers(9, '210102', '2019-03-05'),
      ...volunteers(5, '210103', '2019-01-05'),
      ...volunteers(9, '210103', '2019-02-05'),
      ...volunteers(5, '210103', '2019-03-05'),
    ];
    const answer = measure(dataset({ volunteers: rows }), {
      metrics: ['volunteers_new'],
      by: ['region:county', 'month'],
    });
    expect(new Set(shown(answer).map(([, value]) => value))).toEqual(new Set(['hidden']));
    expect(answer.rowCount).toBe(6);
  });

  it('are hidden in flows along time, and in what is made of them', () => {
    const rows = [
      ...volunteers(1, '210102', '2019-01-05'),
      ...volunteers(8, '210102', '2019-02-05'),
      ...volunteers(6, '210102', '2019-03-05'),
    ];
    const data = dataset({ volunteers: rows });
    const by = ['month'] as const;
    expect(shown(measure(data, { metrics: ['volunteers_new'], by })).map(([, value]) => value)).toEqual([
      'hidden',
      8,
      'hidden',
    ]);
    expect(shown(measure(data, { metrics: ['volunteers_new.cumulative'], by })).map(([, value]) => value)).toEqual([
      'hidden',
      null,
      'hidden',
    ]);
    expect(shown(measure(data, { metrics: ['volunteers_new.share'], by: ['region:county'] }))).toEqual([['210102', 1]]);
  });

  it('are hidden in rates that print their parts', () => {
    const data = dataset({
      regions: [
        { code: '100000', name: '中国', level: 'country' },
        { code: '210000', name: '辽宁省', level: 'province', parent_code: '100000', population: 1000 },
      ],
      volunteers: volunteers(2, '210000'),
    });
    const [value] = measure(data, { metrics: ['registration_rate'], by: ['region:province'] }).metrics[0]!.values;
    expect(value).toMatchObject({ quantity: null, parts: null, suppressed: true });
  });
});
