import { describe, expect, it } from 'vitest';
import { figureOf, foundIn } from './check-rows.js';

const FOUND = ['warning counted_differs figures 2 value'];
const stations = (count: number, rest: object = {}) =>
  Array.from({ length: count }, (_, i) => ({
    site_id: `s${i}`,
    tier: 'station',
    region_code: '210104001',
    opened_on: '2019-01-01',
    ...rest,
  }));
const reported = (value: number, rest: object = {}, region = '210104') =>
  figureOf('f', region, value, { metric: 'sites', unit: 'sites', dims: { tier: 'station' }, ...rest });

describe('checkCounted', () => {
  it('finds more rows, or fewer, than an exact figure of the same region, tier and day reports', () => {
    const judged = (value: number) => foundIn({ sites: stations(12), figures: [reported(value)] });
    expect(judged(12)).toEqual([]);
    expect(judged(11)).toEqual(FOUND);
    expect(judged(13)).toEqual(FOUND);
  });

  it('takes fewer rows than half for a part of a list, and none for no list', () => {
    expect(foundIn({ sites: stations(12), figures: [reported(25)] })).toEqual([]);
    expect(foundIn({ sites: stations(12), figures: [reported(3, {}, '210102')] })).toEqual([]);
    expect(foundIn({ figures: [reported(3)] })).toEqual([]);
  });

  it('compares as bounds allow; an approximate number leaves room for half and twice as many', () => {
    const judged = (value: number, qualifier: string) =>
      foundIn({ sites: stations(12), figures: [reported(value, { qualifier })] });
    expect(judged(10, 'at_least')).toEqual([]);
    expect(judged(13, 'at_least')).toEqual(FOUND);
    expect(judged(13, 'at_most')).toEqual([]);
    expect(judged(11, 'nearly')).toEqual(FOUND);
    expect(judged(7, 'approx')).toEqual([]);
    expect(judged(24, 'approx')).toEqual([]);
    expect(judged(5, 'approx')).toEqual(FOUND);
  });

  it('counts the sites that are open on the day, of the tier, in the region and below it', () => {
    const sites = [
      ...stations(3),
      { site_id: 'closed', tier: 'station', region_code: '210104', opened_on: '2018-01-01', closed_on: '2019-11-29' },
      { site_id: 'open', tier: 'station', region_code: '210104', opened_on: '2019-11-30', closed_on: '2019-11-30' },
      { site_id: 'later', tier: 'station', region_code: '210104', opened_on: '2019-12-01' },
      { site_id: 'center', tier: 'center', region_code: '210104', opened_on: '2019-01-01' },
      { site_id: 'elsewhere', tier: 'station', region_code: '210102', opened_on: '2019-01-01' },
    ];
    expect(foundIn({ sites, figures: [reported(4)] })).toEqual([]);
    expect(foundIn({ sites, figures: [reported(5)] })).toEqual(FOUND);
    expect(foundIn({ sites, figures: [reported(5, {}, '210100')] })).toEqual([]);
    expect(foundIn({ sites, figures: [reported(5, { dims: {} })] })).toEqual([]);
  });

  it('leaves room for rows that may count: without a place, a date, or a place as fine as the figure', () => {
    const judged = (...more: object[]) => foundIn({ sites: [...stations(12), ...more], figures: [reported(13)] });
    expect(judged()).toEqual(FOUND);
    expect(judged({ site_id: 'x', tier: 'station', opened_on: '2019-01-01' })).toEqual([]);
    expect(judged({ site_id: 'x', tier: 'station', region_code: '210104' })).toEqual([]);
    expect(judged({ site_id: 'x', tier: 'station', region_code: '210100', opened_on: '2019-01-01' })).toEqual([]);
  });

  it('takes a list without any dates as it stands', () => {
    expect(foundIn({ sites: stations(12, { opened_on: null }), figures: [reported(12)] })).toEqual([]);
    expect(foundIn({ sites: stations(12, { opened_on: null }), figures: [reported(11)] })).toEqual(FOUND);
  });

  it('means any day of a month that is known no better', () => {
    const sites = [
      ...stations(12),
      { site_id: 'new', tier: 'station', region_code: '210104', opened_on: '2019-11-15' },
    ];
    const judged = (value: number) => foundIn({ sites, figures: [reported(value, { as_of_precision: 'month' })] });
    expect([judged(11), judged(12), judged(13), judged(14)]).toEqual([FOUND, [], [], FOUND]);
  });

  it('counts orders by the day of their placing in China within the period', () => {
    const times = [
      '2019-10-31T23:59+08:00',
      '2019-11-01T00:00+08:00',
      '2019-11-30T23:59+08:00',
      '2019-12-01T00:00+08:00',
    ];
    const cases = times.map((_, i) => ({ case_id: `c${i}`, lifecycle: 'order', region_code: '210104' }));
    const wish = { case_id: 'w', lifecycle: 'wish', region_code: '210104' };
    const at = [...times, '2019-11-05T00:00+08:00'];
    const case_steps = [...cases, wish].map(({ case_id }, i) => ({ case_id, seq: 1, step: 'placed', at: at[i] }));
    const judged = (value: number, rest: object = {}) =>
      foundIn({
        cases: [...cases, wish],
        case_steps,
        figures: [
          figureOf('f', '210104', value, {
            metric: 'orders_placed',
            unit: 'orders',
            series_kind: 'flow',
            period_start: '2019-11-01',
            ...rest,
          }),
        ],
      });
    expect([judged(1), judged(2), judged(3)]).toEqual([FOUND, [], FOUND]);
    expect(judged(1, { period_start: null })).toEqual([]);
  });

  it('does not compare registered volunteers with volunteers as a source names them, nor simulated rows', () => {
    const volunteers = [1, 2, 3].map((id) => ({
      volunteer_id: `v${id}`,
      region_code: '210104',
      registered_on: '2019-01-01',
    }));
    const of = (metric: string) => [figureOf('f', '210104', 2, { metric, unit: 'persons' })];
    expect(foundIn({ volunteers, figures: of('volunteers_registered') })).toEqual(FOUND);
    expect(foundIn({ volunteers, figures: of('volunteers') })).toEqual([]);
    const simulation = { seed: 1, scale: 1, scaleMeaning: '', tables: ['volunteers'] };
    expect(foundIn({ volunteers, figures: of('volunteers_registered') }, {}, { simulation })).toEqual([]);
  });
});
