import { type Condition, measure, type Query } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, numbers, one, order, ordersOf, table } from './example-dataset.js';

const LIAONING: Condition[] = [{ field: 'region', op: 'is', value: '210000' }];
const value = (figures: object[], query: Partial<Query> = {}) =>
  measure(dataset({ figures }), { metrics: ['volunteers'], where: LIAONING, ...query }).metrics[0]!.values[0]!;

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
        unit_word: '支',
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
    expect(ids({})).toEqual(['province place target box']);
    expect(ids({ where: [{ field: 'basis', op: 'is', value: 'simulated' }] })).toEqual(['made']);
    const answer = measure(data, { metrics: ['reported_figures'], by: ['region:city'] });
    expect(answer.dimensions[0]!.keys).toEqual(['210100', null]);
    expect(numbers(answer)).toEqual([2, 2]);
    expect(answer.figures).toHaveLength(4);
    expect(answer.simulated).toBe(false);
  });

  it('can be narrowed by place, source, metric, dims and fields of a figure', () => {
    expect(ids({ where: [{ field: 'region', op: 'missing' }] })).toEqual(['box']);
    expect(ids({ where: [{ field: 'region', op: 'within', value: '210100' }] })).toEqual(['place target']);
    expect(ids({ where: [{ field: 'source', op: 'is', value: 'made' }] })).toEqual(['made']);
    expect(ids({ where: [{ field: 'kind', op: 'is', value: 'x' }] })).toEqual(['place']);
    expect(ids({ where: [{ field: 'series_kind', op: 'is', value: 'target' }] })).toEqual(['target']);
    expect(ids({ where: [{ field: 'box', op: 'is', value: 'box_1' }] })).toEqual(['box']);
    expect(ids({ where: [{ field: 'basis', op: 'is', value: 'reported' }] })).toEqual(['province place target box']);
    expect(ids({ by: ['metric'] })).toEqual(['place target', 'province box']);
    const either = { where: [{ field: 'basis', op: 'in', values: ['reported', 'simulated'] }] } as const;
    expect(ids({ ...either, by: ['month'] })).toEqual([
      'made',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'province place target box',
    ]);
  });

  it('is counted of real figures, simulated of simulated ones, mixed of both', () => {
    const basisOf = (words: readonly string[]) =>
      measure(data, { metrics: ['reported_figures'], where: [{ field: 'basis', op: 'in', values: words }] }).metrics[0]!
        .values[0]!.basis;
    expect([['reported'], ['simulated'], ['reported', 'simulated']].map(basisOf)).toEqual([
      'counted',
      'simulated',
      'mixed',
    ]);
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
      unitWord: '支',
      regionCode: '210102',
      regionName: { zh: '和平区', en: '和平区' },
      regionPath: ['210000', '210100', '210102'],
      regionPathNames: [
        { zh: '辽宁省', en: 'Liaoning' },
        { zh: '沈阳市', en: 'Shenyang' },
        { zh: '和平区', en: '和平区' },
      ],
      placePrecision: 'place',
      asOf: '2019-11',
      quote: '“place”',
      simulated: false,
    });
  });
});
