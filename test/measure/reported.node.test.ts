import { type Condition, measure, type Query } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, numbers, one, order, ordersOf, REGIONS, table } from './example-dataset.js';

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

describe('reported series', () => {
  const monthly = (kind: 'stock' | 'flow', months: Readonly<Record<string, number>>, given: object = {}) =>
    Object.entries(months).map(([month, count]) => {
      const [year, number] = month.split('-').map(Number) as [number, number];
      const as_of = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
      const metric = kind === 'stock' ? 'volunteers_registered' : 'volunteers_new';
      const start = kind === 'flow' ? { period_start: `${month}-01` } : {};
      return figure(`${kind}-${month}`, { metric, series_kind: kind, as_of, value: count, ...start, ...given });
    });

  it('have the figure of each month, null where there is none, no interpolation', () => {
    const data = dataset({ figures: monthly('stock', { '2019-01': 10, '2019-03': 30 }) });
    expect(table(data, { metrics: ['volunteers_registered'], by: ['month'], where: LIAONING })).toEqual({
      '2019-01': 10,
      '2019-02': null,
      '2019-03': 30,
    });
    expect(table(data, { metrics: ['volunteers_registered'], by: ['day'], where: LIAONING })).toEqual({});
    expect(table(data, { metrics: ['volunteers_registered'], by: ['year'], where: LIAONING })).toEqual({ 2019: 30 });
  });

  it('add up flows whose periods adjoin, and only those', () => {
    const data = dataset({ figures: monthly('flow', { '2019-01': 1, '2019-03': 10, '2019-04': 100 }) });
    expect(table(data, { metrics: ['volunteers_new'], by: ['month'], where: LIAONING })).toEqual({
      '2019-01': 1,
      '2019-02': null,
      '2019-03': 10,
      '2019-04': 100,
    });
    expect(one(data, 'volunteers_new', LIAONING)).toBe(110);
    expect(table(data, { metrics: ['volunteers_new'], by: ['quarter'], where: LIAONING })).toEqual({
      '2019-Q1': 10,
      '2019-Q2': 100,
    });
    const open = dataset({ figures: [figure('f', { metric: 'volunteers_new', series_kind: 'flow', value: 72 })] });
    expect(one(open, 'volunteers_new', LIAONING)).toBe(72);
    expect(table(open, { metrics: ['volunteers_new'], by: ['month'], where: LIAONING })).toEqual({});
  });

  it('put a date no finer than a year into no month', () => {
    const data = dataset({ figures: [figure('f', { as_of: '2019-12-31', as_of_precision: 'year' })] });
    expect(table(data, { metrics: ['volunteers'], by: ['month'], where: LIAONING })).toEqual({});
    expect(table(data, { metrics: ['volunteers'], by: ['year'], where: LIAONING })).toEqual({ 2019: 100 });
    expect(value([figure('f', { as_of: '2019-12-31', as_of_precision: 'year' })]).asOf).toBe('2019');
  });

  it('take the real point before the simulated one of the same month, and either alone when asked by basis', () => {
    const made = monthly('stock', { '2019-10': 1, '2019-11': 2, '2019-12': 3 }, { source_id: 'made' });
    const real = figure('real', { metric: 'volunteers_registered', value: 9 });
    const data = dataset({ figures: [...made, real] });
    const query: Query = { metrics: ['volunteers_registered'], by: ['month'], where: LIAONING };
    const answer = measure(data, query);
    expect(numbers(answer)).toEqual([1, 9, 3]);
    expect(answer.metrics[0]!.values.map(({ basis }) => basis)).toEqual(['simulated', 'reported', 'simulated']);
    expect(answer.metrics[0]!.values[1]).toMatchObject({ figureIds: ['real'], conflicts: [] });
    expect(answer.simulated).toBe(true);
    const basis = (word: string): Query => ({
      ...query,
      where: [...LIAONING, { field: 'basis', op: 'is', value: word }],
    });
    expect(table(data, basis('simulated'))).toEqual({ '2019-10': 1, '2019-11': 2, '2019-12': 3 });
    expect(table(data, basis('reported'))).toEqual({ '2019-11': 9 });
    expect(table(data, basis('counted'))).toEqual({});
    expect(measure(data, basis('reported')).simulated).toBe(false);
    expect(one(data, 'volunteers_registered', LIAONING)).toBe(9);
  });
});

describe('rows and figures together', () => {
  const orders = ordersOf(order('a', { placed: '2019-11-01T08:00' }));
  const reported = (code: string) =>
    figure('f', {
      metric: 'orders_placed',
      unit: 'orders',
      series_kind: 'flow',
      value: 72,
      region_code: code,
      place_precision: 'county',
    });
  const query: Query = {
    metrics: ['orders_placed'],
    by: ['region:county'],
    where: [{ field: 'region', op: 'within', value: '210100' }],
  };

  it('count real rows where there are any, and fill the rest from figures', () => {
    expect(table(dataset({ ...orders, figures: [reported('210102')] }), query)).toEqual({ 210102: 1, 210103: 0 });
    const answer = measure(dataset({ ...orders, figures: [reported('210103')] }), query);
    expect(numbers(answer)).toEqual([1, 72]);
    expect(answer.metrics[0]!.values.map(({ basis }) => basis)).toEqual(['counted', 'reported']);
  });

  it('prefer a real figure to simulated rows', () => {
    expect(table(dataset({ ...orders, figures: [reported('210102')] }, ['cases']), query)).toEqual({
      210102: 72,
      210103: 0,
    });
  });

  it('count simulated rows rather than quote a simulated figure', () => {
    const figures = [{ ...reported('210102'), source_id: 'made' }];
    expect(table(dataset({ ...orders, figures }, ['cases']), query)).toEqual({ 210102: 1, 210103: 0 });
    expect(table(dataset({ ...orders, figures: [{ ...reported('210103'), source_id: 'made' }] }), query)).toEqual({
      210102: 1,
      210103: 0,
    });
  });

  it('do not answer from figures of orders for another lifecycle', () => {
    const data = dataset({ figures: [reported('210102')] });
    const where: Condition[] = [{ field: 'region', op: 'is', value: '210102' }];
    expect(one(data, 'orders_placed', where)).toBe(72);
    expect(one(data, 'orders_placed', [...where, { field: 'lifecycle', op: 'is', value: 'wish' }])).toBeNull();
    expect(
      one(data, 'orders_placed', [
        ...where,
        { field: 'step.completed.at', op: 'in_period', from: '2019', until: '2020' },
      ]),
    ).toBeNull();
  });
});

describe('the list of reported figures', () => {
  const data = dataset({
    figures: [
      figure('province', {}),
      figure('place', {
        region_code: '210102',
        place_precision: 'place',
        metric: 'teams',
        unit: 'teams',
        dims: { kind: 'x' },
      }),
      figure('target', {
        region_code: '210100',
        place_precision: 'city',
        metric: 'teams',
        unit: 'teams',
        series_kind: 'target',
      }),
      figure('box', { region_code: null, place_precision: 'none', box: 'box_1' }),
      figure('made', { source_id: 'made', as_of: '2019-01-31' }),
    ],
  });
  const ids = (query: Partial<Query>) =>
    measure(data, { metrics: ['reported_figures'], ...query }).metrics[0]!.values.map(({ figureIds }) =>
      figureIds.join(' '),
    );

  it('cites each figure under the unit that contains its place, whatever its precision', () => {
    expect(ids({})).toEqual(['province place target box made']);
    const answer = measure(data, { metrics: ['reported_figures'], by: ['region:city'] });
    expect(answer.dimensions[0]!.keys).toEqual(['210100', null]);
    expect(numbers(answer)).toEqual([2, 3]);
    expect(answer.figures).toHaveLength(5);
    expect(answer.simulated).toBe(true);
  });

  it('can be narrowed by place, source, metric, dims and fields of a figure', () => {
    expect(ids({ where: [{ field: 'region', op: 'missing' }] })).toEqual(['box']);
    expect(ids({ where: [{ field: 'region', op: 'within', value: '210100' }] })).toEqual(['place target']);
    expect(ids({ where: [{ field: 'source', op: 'is', value: 'made' }] })).toEqual(['made']);
    expect(ids({ where: [{ field: 'kind', op: 'is', value: 'x' }] })).toEqual(['place']);
    expect(ids({ where: [{ field: 'series_kind', op: 'is', value: 'target' }] })).toEqual(['target']);
    expect(ids({ where: [{ field: 'box', op: 'is', value: 'box_1' }] })).toEqual(['box']);
    expect(ids({ where: [{ field: 'basis', op: 'is', value: 'reported' }] })).toEqual(['province place target box']);
    expect(ids({ by: ['metric'] })).toEqual(['place target', 'province box made']);
    expect(ids({ by: ['month'] })).toEqual(['made', '', '', '', '', '', '', '', '', '', 'province place target box']);
  });

  it('tells all that stands behind a figure', () => {
    const [found] = measure(data, {
      metrics: ['reported_figures'],
      where: [{ field: 'kind', op: 'is', value: 'x' }],
    }).figures;
    expect(found).toMatchObject({
      figureId: 'place',
      metric: 'teams',
      dims: { kind: 'x' },
      regionCode: '210102',
      regionName: '和平区',
      regionPath: ['210000', '210100', '210102'],
      regionPathNames: ['辽宁省', '沈阳市', '和平区'],
      placePrecision: 'place',
      asOf: '2019-11',
      quote: '“place”',
      simulated: false,
    });
  });
});
