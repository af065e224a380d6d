import { AtlasError } from '@practice-atlas/dataset';
import { type Answer, createPageEngine, measure, type Query } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, order, ordersOf } from './example-dataset.js';

/** Key of each row, with the first metric's value. */
function valuesOf({ dimensions, metrics }: Answer, metric = 0): [string, number | null][] {
  return metrics[metric]!.values.map(({ quantity }, row) => [
    dimensions.map(({ keys }) => keys[row] ?? 'none').join(' '),
    quantity?.value ?? null,
  ]);
}

function refusal(ask: () => unknown): { code: string; hint: string; at: string | undefined } {
  try {
    ask();
  } catch (error) {
    if (error instanceof AtlasError) return { code: error.code, hint: error.hint, at: error.where.property };
    throw error;
  }
  throw new Error('it was not refused');
}

const placed = (id: string, day: string, given: Readonly<Record<string, unknown>> = {}) =>
  order(id, { placed: `${day}T08:00` }, given);

const orders = dataset({
  ...ordersOf(
    placed('a', '2018-03-05', { region_code: '210102', category: '养老', rating: 5 }),
    placed('b', '2019-01-31', { region_code: '210102', category: '养老', rating: 4 }),
    placed('c', '2019-02-01', { region_code: '210103', category: '助学', rating: 2 }),
    placed('d', '2019-02-03', { region_code: '210202', category: '助学' }),
    placed('e', '2019-02-04', { region_code: '210202', category: '理发', rating: 1 }),
    placed('f', '2019-03-01', { region_code: '210202', category: '养老', rating: 4 }),
    placed('g', '2019-03-02', { region_code: '210102', category: null, rating: 3 }),
  ),
});
const in2019 = { field: 'time', op: 'in_period', from: '2019', until: '2020' } as const;

describe('weeks', () => {
  it('begin on Monday and belong to the year of their Thursday', () => {
    const days = dataset({
      ...ordersOf(
        placed('a', '2018-12-30'),
        placed('b', '2018-12-31'),
        placed('c', '2019-01-06'),
        placed('d', '2021-01-03'),
        placed('e', '2021-01-04'),
      ),
    });
    const filled = valuesOf(measure(days, { metrics: ['orders_placed'], by: ['week'] })).filter(([, count]) => count);
    expect(filled).toEqual([
      ['2018-W52', 1],
      ['2019-W01', 2],
      ['2020-W53', 1],
      ['2021-W01', 1],
    ]);
  });

  it('are named in both languages', () => {
    const { dimensions } = measure(orders, { metrics: ['orders_placed'], by: ['week'], where: [in2019] });
    expect(dimensions[0]!.labels[0]).toEqual({ zh: '2019年第5周', en: 'Week 5, 2019' });
  });
});

describe('bins', () => {
  it('hold a number from their edge to below the next; the missing stand alone', () => {
    const answer = measure(orders, { metrics: ['orders_placed'], by: ['bins:rating:2,4'] });
    expect(valuesOf(answer)).toEqual([
      ['-1', 1],
      ['0', 2],
      ['1', 3],
      ['none', 1],
    ]);
    expect(answer.dimensions[0]!.labels.map(({ zh }) => zh)).toEqual(['2 以下', '2 至 4 以下', '4 及以上', '未注明']);
  });

  it('are refused where the metric has no such number, or the edges do not ascend', () => {
    expect(refusal(() => measure(orders, { metrics: ['sites'], by: ['bins:rating:1,2'] })).code).toBe(
      'query_unsupported',
    );
    expect(refusal(() => measure(orders, { metrics: ['orders_placed'], by: ['bins:rating:2,1'] })).code).toBe(
      'dimension_unknown',
    );
  });
});

describe('the top', () => {
  it('keeps the keys that have the most, and the rest under other', () => {
    const answer = measure(orders, {
      metrics: ['orders_placed', 'satisfaction_rate'],
      by: ['category'],
      top: { count: 1, other: true },
    });
    expect(valuesOf(answer)).toEqual([
      ['养老', 3],
      ['other', 4],
    ]);
    expect(answer.metrics[1]!.values.map(({ parts }) => [parts?.numerator.value, parts?.denominator.value])).toEqual([
      [3, 3],
      [0, 3],
    ]);
    expect(answer.dimensions[0]!.labels[1]).toEqual({ zh: '其他', en: 'Other' });
  });

  it('leaves the rest out unless asked for it, and ranks by the metric named, equals in display order', () => {
    const query: Query = { metrics: ['orders_placed', 'satisfaction_rate'], by: ['region:county', 'month'] };
    const top = { dimension: 'region:county', metric: 'satisfaction_rate', count: 2 };
    const answer = measure(orders, { ...query, where: [in2019], top });
    expect(new Set(answer.dimensions[0]!.keys)).toEqual(new Set(['210102', '210202']));
  });

  it('of regions counts orders without a region among the rest', () => {
    const unplaced = dataset({
      ...ordersOf(
        placed('a', '2019-01-01', { region_code: '210102' }),
        placed('b', '2019-01-02', { region_code: null }),
      ),
    });
    const answer = measure(unplaced, {
      metrics: ['orders_placed'],
      by: ['region:city'],
      top: { count: 1, other: true },
    });
    expect(valuesOf(answer)).toEqual([
      ['210100', 1],
      ['other', 1],
    ]);
  });

  it('claims no rest where sources report some of it', () => {
    const reported = dataset({
      sites: [
        { site_id: 's1', tier: 'station', region_code: '210102' },
        { site_id: 's2', tier: 'station', region_code: '210102' },
        { site_id: 's3', tier: 'station', region_code: '210202' },
      ],
      figures: [
        figure('f', { metric: 'sites', unit: 'sites', region_code: '210300', place_precision: 'city', value: 1 }),
      ],
    });
    const answer = measure(reported, { metrics: ['sites'], by: ['region:city'], top: { count: 1, other: true } });
    expect(valuesOf(answer)).toEqual([
      ['210100', 2],
      ['other', null],
    ]);
  });

  it.each([
    [{ count: 0 }, 'top.count'],
    [{ count: 2.5 }, 'top.count'],
    [{ count: 1, dimension: 'month' }, 'top.dimension'],
    [{ count: 1, metric: 'sites' }, 'top.metric'],
    [{ count: 1, most: true }, 'top.most'],
    [{ count: 1, other: 'yes' }, 'top.other'],
  ])('is refused as %j', (top, at) => {
    const query = { metrics: ['orders_placed'], by: ['category', 'month'], top } as unknown as Query;
    expect(refusal(() => measure(orders, query))).toMatchObject({ code: 'query_malformed', at });
  });
});

describe('a condition', () => {
  const noText = { toString: 1 };
  it.each([
    [{ ...in2019, grain: 'month' }, 'where[0].grain'],
    [{ field: 'category', op: 'is', value: '养老', values: ['助学'] }, 'where[0].values'],
    [{ ...in2019, from: noText }, 'where[0]'],
    [{ ...in2019, timeZone: noText }, 'timeZone'],
    [{ field: 'region', op: noText, value: '210100' }, 'where[0]'],
    [{ field: 'region', op: 'is', value: [noText] }, 'where[0].value'],
  ])('is refused as %j', async (condition, at) => {
    const query = { metrics: ['orders_placed'], where: [condition] } as unknown as Query;
    expect(refusal(() => measure(orders, query))).toMatchObject({ code: 'query_malformed', at });
    await expect(createPageEngine(orders).measure(query)).rejects.toMatchObject({ code: 'query_malformed' });
  });
});

describe('totals', () => {
  it('answer for everything together, rates from their parts and not from rates', () => {
    const { totals } = measure(orders, {
      metrics: ['orders_placed', 'satisfaction_rate'],
      by: ['category'],
      where: [in2019],
      totals: true,
    });
    expect(totals!.map(({ quantity }) => quantity?.value)).toEqual([6, 2 / 5]);
  });

  it('are absent unless asked for', () => {
    expect(measure(orders, { metrics: ['orders_placed'] })).not.toHaveProperty('totals');
  });
});

describe('changes', () => {
  it('compare with the period before, also with one outside the period asked for', () => {
    const where = [{ ...in2019, from: '2019-02', until: '2019-04' }];
    const answer = measure(orders, {
      metrics: ['orders_placed.previous_change', 'orders_placed'],
      by: ['month'],
      where,
    });
    expect(valuesOf(answer)).toEqual([
      ['2019-02', 2],
      ['2019-03', -1 / 3],
    ]);
    expect(valuesOf(answer, 1)).toEqual([
      ['2019-02', 3],
      ['2019-03', 2],
    ]);
    expect(answer.metrics[0]).toMatchObject({ unit: 'ratio', label: { zh: '点单数（环比）' } });
  });

  it('compare with the same period of the year before', () => {
    const answer = measure(orders, { metrics: ['orders_placed.year_change'], by: ['month'], where: [in2019] });
    expect(valuesOf(answer)).toEqual([
      ['2019-01', null],
      ['2019-02', null],
      ['2019-03', 1],
    ]);
  });

  it('are refused without periods, in periods that no year repeats, and from the middle of one', () => {
    const ask = (query: Query) => refusal(() => measure(orders, query)).code;
    expect(ask({ metrics: ['orders_placed.previous_change'] })).toBe('query_unsupported');
    expect(ask({ metrics: ['orders_placed.year_change'], by: ['week'] })).toBe('query_unsupported');
    const where = [{ ...in2019, from: '2019-02-10' }];
    expect(ask({ metrics: ['orders_placed.previous_change'], by: ['month'], where })).toBe('query_unsupported');
  });

  it('keep the bounds of what is reported', () => {
    const reported = dataset({
      figures: [
        figure('a', { value: 100, as_of: '2018-12-31', as_of_precision: 'year' }),
        figure('b', { value: 120, qualifier: 'at_least', as_of: '2019-12-31', as_of_precision: 'year' }),
      ],
    });
    const query: Query = { metrics: ['volunteers.year_change'], by: ['year'] };
    const where = [{ field: 'region', op: 'is', value: '210000' } as const];
    expect(measure(reported, { ...query, where }).metrics[0]!.values.map(({ quantity }) => quantity)).toMatchObject([
      null,
      { value: 0.2, qualifier: 'at_least' },
    ]);
  });
});

describe('what is made of values', () => {
  it('cumulates a flow from the beginning of the period', () => {
    const answer = measure(orders, { metrics: ['orders_placed.cumulative'], by: ['month'], where: [in2019] });
    expect(valuesOf(answer)).toEqual([
      ['2019-01', 1],
      ['2019-02', 4],
      ['2019-03', 6],
    ]);
  });

  it('shares what is of the same period, with its parts', () => {
    const answer = measure(orders, { metrics: ['orders_placed.share'], by: ['category', 'month'], where: [in2019] });
    const shares = new Map(valuesOf(answer));
    expect([shares.get('养老 2019-03'), shares.get('none 2019-03'), shares.get('助学 2019-02')]).toEqual([
      0.5,
      0.5,
      2 / 3,
    ]);
    const row = valuesOf(answer).findIndex(([key]) => key === '助学 2019-02');
    expect(answer.metrics[0]!.values[row]!.parts).toMatchObject({ numerator: { value: 2 }, denominator: { value: 3 } });
  });

  it('ranks the best first, equals alike, and leaves open what bounds leave open', () => {
    expect(valuesOf(measure(orders, { metrics: ['orders_placed.rank'], by: ['region:county'] }))).toEqual([
      ['210102', 1],
      ['210103', 3],
      ['210202', 1],
    ]);
    const reported = dataset({
      figures: [
        figure('a', { region_code: '210100', place_precision: 'city', value: 100 }),
        figure('b', { region_code: '210200', place_precision: 'city', value: 90, qualifier: 'at_least' }),
      ],
    });
    expect(valuesOf(measure(reported, { metrics: ['volunteers.rank'], by: ['region:city'] }))).toEqual([]);
  });

  it('is refused where values do not add up', () => {
    const ask = (metric: string) => refusal(() => measure(orders, { metrics: [metric], by: ['month'] })).code;
    expect([ask('completion_rate.share'), ask('sites.cumulative'), ask('orders_placed.year_change.rank')]).toEqual([
      'query_unsupported',
      'query_unsupported',
      'query_unsupported',
    ]);
  });
});
