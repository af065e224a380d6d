import { type Condition, measure, type Query } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, numbers, one, REGIONS, table } from './example-dataset.js';

const LIAONING: Condition[] = [{ field: 'region', op: 'is', value: '210000' }];
const WITHIN: Condition[] = [{ field: 'region', op: 'within', value: '210000' }];
const city = (region_code: string, value: number, given: object = {}) =>
  figure(`c${region_code}`, { region_code, place_precision: 'city', value, ...given });
const value = (figures: object[], query: Partial<Query> = {}) =>
  measure(dataset({ figures }), { metrics: ['volunteers'], where: LIAONING, ...query }).metrics[0]!.values[0]!;

describe('reported figures', () => {
  it('keep their bound and the word of the source', () => {
    const found = value([figure('f', { value: 1_200_000, qualifier: 'at_least', qualifier_word: '多' })]);
    expect(found).toMatchObject({
      quantity: { qualifier: 'at_least', value: 1_200_000, high: Infinity, word: '多' },
      basis: 'reported',
      figureIds: ['f'],
      asOf: '2019-11',
      conflicts: [],
      suppressed: false,
    });
  });

  it('stand only for the region whose level is their precision', () => {
    for (const place_precision of ['part', 'place', 'village', 'city', 'none'])
      expect(value([figure('f', { place_precision })]).quantity).toBeNull();
    const zone = dataset({ figures: [figure('z', { region_code: '2102Z1', place_precision: 'zone', value: 6 })] });
    expect(table(zone, { metrics: ['volunteers'], by: ['region:county'], where: WITHIN })).toMatchObject({
      '2102Z1': 6,
      210202: null,
    });
    expect(one(zone, 'volunteers', [{ field: 'region', op: 'is', value: '210200' }])).toBeNull();
  });

  it('answer a question about everything only for the smallest division that holds everything', () => {
    const data = dataset({ figures: [figure('f', {}), city('210100', 7)] });
    expect(one(data, 'volunteers')).toBe(100);
    const twoProvinces = dataset({
      regions: [...REGIONS, { code: '220000', name: '吉林省', level: 'province', parent_code: '100000' }],
      figures: [figure('f', {})],
    });
    expect(one(twoProvinces, 'volunteers')).toBeNull();
  });

  it('answer with exactly the dims that are asked for', () => {
    const data = dataset({
      figures: [
        figure('all', { metric: 'sites', unit: 'sites', value: 73 }),
        figure('points', { metric: 'sites', unit: 'sites', value: 8, dims: { tier: 'point' } }),
        figure('centers', { metric: 'sites', unit: 'sites', value: 1, dims: { tier: 'center' } }),
        figure('district', { metric: 'sites', unit: 'sites', value: 17, dims: { tier: 'point', level: 'county' } }),
      ],
    });
    expect(one(data, 'sites', LIAONING)).toBe(73);
    expect(table(data, { metrics: ['sites'], by: ['tier'], where: LIAONING })).toEqual({ center: 1, point: 8 });
    expect(one(data, 'sites', [...LIAONING, { field: 'tier', op: 'is', value: 'point' }])).toBe(8);
    expect(one(data, 'sites', [...LIAONING, { field: 'tier', op: 'in', values: ['point', 'center'] }])).toBeNull();
    const both: Condition[] = [
      { field: 'tier', op: 'is', value: 'point' },
      { field: 'level', op: 'is', value: 'county' },
    ];
    expect(one(data, 'sites', [...LIAONING, ...both])).toBe(17);
  });

  it('stand in the row of both their region and their dim', () => {
    const of = (region_code: string, tier: string, value: number) =>
      city(region_code, value, { figure_id: `${region_code} ${tier}`, metric: 'sites', unit: 'sites', dims: { tier } });
    const figures = [of('210100', 'center', 1), of('210100', 'point', 20), of('210200', 'station', 3)];
    const data = dataset({ figures });
    expect(table(data, { metrics: ['sites'], by: ['region:city', 'tier'], where: WITHIN })).toMatchObject({
      '210100 center': 1,
      '210100 station': null,
      '210100 point': 20,
      '210200 center': null,
      '210200 station': 3,
      '210200 point': null,
    });
  });

  it('never let a target stand for a result, nor a duplicate for its original', () => {
    expect(value([figure('t', { series_kind: 'target' })]).quantity).toBeNull();
    const twice = [figure('d', { relation: { duplicate_of: 'o' }, as_of: '2019-12-31' }), figure('o', {})];
    expect(value(twice).figureIds).toEqual(['o']);
    const mutual = [figure('a', { relation: { duplicate_of: 'b' } }), figure('b', { relation: { duplicate_of: 'a' } })];
    expect(value(mutual).figureIds).toEqual(['a']);
    expect(value([figure('a', { relation: { duplicate_of: 'elsewhere' } })]).figureIds).toEqual(['a']);
  });

  it('are the latest known by the day asked for; undated ones only where no day is asked for', () => {
    const series = [
      figure('old', { value: 24, as_of: null, as_of_precision: 'none' }),
      figure('may', { value: 30, as_of: '2019-05-31' }),
      figure('now', { value: 52 }),
    ];
    expect(value(series).quantity?.value).toBe(52);
    expect(value(series, { asOf: '2019-11-29' }).quantity?.value).toBe(30);
    expect(value(series, { asOf: '2019-05-30' }).quantity).toBeNull();
    expect(value(series.slice(0, 1))).toMatchObject({ quantity: { value: 24 }, asOf: null });
    const where: Condition[] = [...LIAONING, { field: 'time', op: 'in_period', from: '2019', until: '2019-06' }];
    expect(value(series, { where }).quantity?.value).toBe(30);
  });

  it('show contradictions: by their own word, or by bounds that exclude each other on the same date', () => {
    expect(
      value([figure('a', { relation: { contradicts: 'b' } }), figure('b', { as_of: '2019-05-31', value: 10 })]),
    ).toMatchObject({
      figureIds: ['a'],
      conflicts: ['b'],
    });
    const clash = measure(
      dataset({ figures: [figure('a', { value: 10 }), figure('b', { value: 100, source_id: 'survey' })] }),
      {
        metrics: ['volunteers'],
        where: LIAONING,
      },
    );
    expect(clash.metrics[0]!.values[0]).toMatchObject({ figureIds: ['a'], conflicts: ['b'] });
    expect(clash.figures.map(({ figureId }) => figureId)).toEqual(['a', 'b']);
    expect(clash.sources.map(({ sourceId }) => sourceId)).toEqual(['press', 'survey']);
    expect(value([figure('a', { value: 10 }), figure('b', { value: 10 })]).conflicts).toEqual([]);
    expect(value([figure('a', { value: 10, qualifier: 'at_least' }), figure('b', { value: 12 })]).conflicts).toEqual(
      [],
    );
    expect(value([figure('a', { value: 10 }), figure('b', { value: 12, as_of: '2019-10-31' })]).conflicts).toEqual([]);
  });

  it('add up to a whole only when every part is known, as intervals', () => {
    const all = [city('210100', 5), city('210200', 3000, { qualifier: 'at_least' }), city('210300', 7)];
    expect(value(all)).toMatchObject({
      quantity: { qualifier: 'at_least', value: 3012 },
      basis: 'reported',
      figureIds: ['c210100', 'c210200', 'c210300'],
      asOf: '2019-11',
    });
    expect(value(all.slice(1)).quantity).toBeNull();
    expect(value([...all, figure('whole', { value: 9 })]).quantity?.value).toBe(9);
    expect(value([...all.slice(1), city('210100', 5, { qualifier: 'approx' })]).quantity).toBeNull();
    expect(value([...all.slice(1), city('210100', 5, { as_of: '2019-05-31' })])).toMatchObject({
      quantity: { value: 3012 },
      asOf: null,
    });
  });

  it('add up flows only of one period that is known from its first day to its last', () => {
    const sum = (given: object, last: object = given, metric = 'orders_placed') => {
      const flow = { metric, unit: metric === 'orders_placed' ? 'orders' : 'persons', series_kind: 'flow' };
      const figures = ['210100', '210200', '210300'].map((code, i) =>
        city(code, i + 1, { ...flow, ...(i === 2 ? last : given) }),
      );
      return one(dataset({ figures }), metric, LIAONING);
    };
    const year = { period_start: '2019-01-01' };
    expect(sum(year)).toBe(6);
    expect(sum({})).toBeNull();
    expect(sum(year, {})).toBeNull();
    expect(sum(year, { period_start: '2019-11-01' })).toBeNull();
    expect(sum({ ...year, as_of: null, as_of_precision: 'none' })).toBeNull();
    expect(sum(year, { ...year, as_of: '2019-10-31' })).toBeNull();
    expect(sum(year, { series_kind: 'stock' })).toBeNull();
    expect(sum({ series_kind: 'stock' })).toBe(6);
    expect(sum({}, {}, 'volunteers')).toBeNull();
  });

  it('say of a sum how many parts it has, since nothing tells whether a table lists all of them', () => {
    const county = (region_code: string, count: number) => city(region_code, count, { place_precision: 'county' });
    const figures = [county('210102', 1), county('210103', 2), city('210200', 10), city('210300', 100)];
    const ask = (query: Partial<Query>, more: object[] = []) =>
      measure(dataset({ figures: [...figures, ...more] }), { metrics: ['volunteers'], where: LIAONING, ...query });
    const sums = ({ findings }: ReturnType<typeof ask>) =>
      findings.map(({ code, level, value: region, reason }) => [
        code,
        level,
        region,
        reason.match(/the \d+ parts/)?.[0],
      ]);
    expect(ask({}).metrics[0]!.values[0]).toMatchObject({ quantity: { value: 113 }, basis: 'reported' });
    expect(sums(ask({}))).toEqual([
      ['parts_unverified', 'notice', '210000', 'the 3 parts'],
      ['parts_unverified', 'notice', '210100', 'the 2 parts'],
    ]);
    expect(ask({}).findings[1]!.reason).toContain('Shenyang (210100)');
    const cities = ask({ by: ['region:city', 'month'], where: WITHIN });
    expect(numbers(cities)).toEqual([3, 10, 100]);
    expect(sums(cities)).toEqual([['parts_unverified', 'notice', '210100', 'the 2 parts']]);
    expect(ask({}, [figure('whole', { value: 200 })]).findings).toEqual([]);
    const registered = figures.map((each) => ({ ...each, metric: 'volunteers_registered' }));
    const counted = measure(
      dataset({ figures: registered, volunteers: [{ volunteer_id: 'v', region_code: '210102' }] }),
      { metrics: ['volunteers_registered'], where: WITHIN },
      { minimumGroup: 1 },
    );
    expect([numbers(counted), counted.findings]).toEqual([[1], []]);
  });

  it('never add up a country from a few provinces, nor a place from the only part that is listed', () => {
    const data = dataset({ figures: [figure('f', {})] });
    expect(one(data, 'volunteers', [{ field: 'region', op: 'is', value: '100000' }])).toBeNull();
    const chain = dataset({
      regions: [
        { code: '610600', name: '延安市', level: 'city' },
        { code: '610603', name: '安塞区', level: 'county', parent_code: '610600' },
      ],
      figures: [figure('f', { region_code: '610603', place_precision: 'county' })],
    });
    expect(one(chain, 'volunteers', [{ field: 'region', op: 'is', value: '610600' }])).toBeNull();
  });

  it('add up the units of a city without its functional zone, which overlaps with them', () => {
    const county = (region_code: string, count: number) => city(region_code, count, { place_precision: 'county' });
    const data = dataset({ figures: [county('210202', 1), county('210203', 2)] });
    expect(one(data, 'volunteers', [{ field: 'region', op: 'is', value: '210200' }])).toBe(3);
  });

  it('prefer the sum of real parts to a simulated figure of the whole', () => {
    const parts = [city('210100', 1), city('210200', 2), city('210300', 3)];
    expect(value([figure('made', { source_id: 'made', value: 50 }), ...parts])).toMatchObject({
      quantity: { value: 6 },
      basis: 'reported',
    });
    const madePart = [city('210100', 1, { source_id: 'made' }), ...parts.slice(1)];
    expect(value(madePart)).toMatchObject({ quantity: { value: 6 }, basis: 'simulated' });
  });

  it('do not contradict each other over different periods', () => {
    const flow = (id: string, period_start: string, count: number) =>
      figure(id, { metric: 'lectures', unit: 'events', series_kind: 'flow', period_start, value: count });
    const data = dataset({ figures: [flow('month', '2019-11-01', 3), flow('year', '2019-01-01', 40)] });
    const answer = measure(data, { metrics: ['lectures'], where: LIAONING });
    expect(answer.metrics[0]!.values[0]).toMatchObject({ quantity: { value: 40 }, figureIds: ['year'], conflicts: [] });
  });

  it('dated on the first day outside a period are outside', () => {
    const on = (as_of: string) => {
      const where: Condition[] = [...LIAONING, { field: 'time', op: 'in_period', from: '2019', until: '2020' }];
      return value([figure('f', { as_of, as_of_precision: 'day' })], { where }).quantity?.value ?? null;
    };
    expect([on('2018-12-31'), on('2019-01-01'), on('2019-12-31'), on('2020-01-01')]).toEqual([null, 100, 100, null]);
  });

  it('leave every unit without a figure null, not zero', () => {
    const data = dataset({ figures: [city('210200', 5)] });
    expect(table(data, { metrics: ['volunteers'], by: ['region:city'], where: WITHIN })).toEqual({
      210100: null,
      210200: 5,
      210300: null,
    });
  });

  it('answer any metric word that only figures know, in one unit', () => {
    const data = dataset({
      figures: [
        figure('a', {
          metric: 'beneficiaries',
          label: '受益人次',
          label_en: 'Beneficiaries',
          unit: 'person_times',
          value: 54_000,
          series_kind: 'flow',
        }),
        figure('b', {
          metric: 'beneficiaries',
          unit: 'persons',
          value: 9,
          region_code: '210100',
          place_precision: 'city',
        }),
        figure('c', {
          metric: 'beneficiaries',
          unit: 'person_times',
          value: 8,
          region_code: '210200',
          place_precision: 'city',
        }),
      ],
    });
    const answer = measure(data, { metrics: ['beneficiaries'], by: ['region:city'], where: WITHIN });
    expect(answer.metrics[0]).toMatchObject({
      label: { zh: '受益人次', en: 'Beneficiaries' },
      unit: 'person_times',
      kind: 'flow',
    });
    expect(numbers(answer)).toEqual([null, 8, null]);
    expect(answer.findings).toMatchObject([{ code: 'unit_mixed', value: '1' }]);
    expect(() => one(data, 'beneficiary')).toThrow('unknown metric "beneficiary"');
    expect(one(data, 'beneficiaries', LIAONING)).toBe(54_000);
  });
});
