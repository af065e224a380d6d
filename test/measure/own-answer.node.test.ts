import { atLeast, exact } from '@practice-atlas/dataset';
import { createMemoryEngine, fromColumns, fromRows, measure } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, numbers, order, ordersOf } from './example-dataset.js';

describe('an answer from rows of the user’s own', () => {
  it('takes label, unit and definition from the catalogue, and says that it was counted', () => {
    const answer = fromRows([{ city: '210100', teams: 253 }, { city: '210200', teams: null }, { teams: 0 }], {
      dimensions: [{ id: 'region:city', field: 'city' }],
      metrics: [{ id: 'teams' }],
      asOf: '2019-11',
    });
    expect(answer.query).toEqual({ metrics: ['teams'], by: ['region:city'] });
    expect(answer.dimensions[0]!.keys).toEqual(['210100', '210200', null]);
    expect(numbers(answer)).toEqual([253, null, 0]);
    expect(answer.metrics[0]).toMatchObject({ label: { zh: '志愿服务队伍' }, unit: 'teams', kind: 'stock' });
    expect(answer.metrics[0]!.values.map(({ basis }) => basis)).toEqual(['counted', null, 'counted']);
    expect([answer.rowCount, answer.asOf, answer.simulated]).toEqual([3, '2019-11', false]);
  });

  it('keeps quantities, names of places, sources and a basis of its own', () => {
    const answer = fromColumns({
      dimensions: [
        {
          id: 'tier',
          keys: ['center', 'x'],
          labels: [
            { zh: '甲', en: 'A' },
            { zh: '乙', en: 'B' },
          ],
        },
      ],
      metrics: [
        { id: 'beds', label: { zh: '床位', en: 'Beds' }, unit: 'beds', values: [atLeast(3000, '多'), exact(2)] },
        { id: 'made_up', basis: 'simulated', values: [1, Number.NaN] },
      ],
      basis: 'reported',
      sources: [{ sourceId: 's', title: '报纸' }],
    });
    expect(numbers(answer)).toEqual(['3000+', 2]);
    expect(answer.metrics[0]!.values[0]).toMatchObject({ basis: 'reported', quantity: { word: '多' } });
    expect(answer.metrics[1]).toMatchObject({ label: { zh: 'made_up', en: 'made up' } });
    expect(answer.dimensions[0]!.labels[1]).toEqual({ zh: '乙', en: 'B' });
    expect([answer.simulated, answer.sources[0]!.title]).toEqual([true, '报纸']);
  });

  it('refuses what is no number, columns of different length, and dimensions that no element reads', () => {
    const rows = [{ month: '2019-01', teams: '<img onerror=x>' }];
    expect(() => fromRows(rows, { metrics: [{ id: 'teams' }] })).toThrow('is no number');
    expect(() =>
      fromColumns({ dimensions: [{ id: 'month', keys: ['2019-01'] }], metrics: [{ id: 'teams', values: [1, 2] }] }),
    ).toThrow('has 2 entries');
    expect(() => fromColumns({ dimensions: [{ id: 'hour' as 'month', keys: [] }], metrics: [] })).toThrow(
      'unknown dimension "hour"',
    );
    expect(() => fromColumns({ metrics: [{ id: 'teams', values: [Infinity] }] })).toThrow(
      'cannot hold the value Infinity',
    );
  });

  it('reads only what a row has itself', () => {
    const answer = fromRows([{ teams: 1 }], {
      dimensions: [{ id: 'kind', field: 'constructor' }],
      metrics: [{ id: 'teams' }],
    });
    expect(answer.dimensions[0]!.keys).toEqual([null]);
  });
});

describe('the memory engine', () => {
  const data = dataset({ ...ordersOf(order('a', { placed: '2019-01-01T08:00' })), figures: [figure('f', {})] });

  it('answers as measure does, later', async () => {
    const query = { metrics: ['orders_placed'] };
    await expect(createMemoryEngine(data).measure(query)).resolves.toEqual(measure(data, query));
  });

  it('rejects with an AtlasError, or with the reason of an aborted signal', async () => {
    const engine = createMemoryEngine(data);
    await expect(engine.measure({ metrics: ['order_placed'] })).rejects.toMatchObject({
      code: 'metric_unknown',
      details: { near: 'orders_placed' },
    });
    await expect(
      engine.measure({ metrics: ['sites'] }, { signal: AbortSignal.abort(new Error('gone')) }),
    ).rejects.toThrow('gone');
  });

  it('refuses an answer of more than five million rows', () => {
    const query = { metrics: ['orders_placed', 'volunteers'], by: ['day', 'region:city'] as const };
    const far = dataset({
      ...ordersOf(order('a', { placed: '0001-01-01T08:00' }), order('b', { placed: '9999-12-31T08:00' })),
    });
    expect(measure(data, query).rowCount).toBe(1);
    const where = [{ field: 'region', op: 'within', value: '210000' }] as const;
    expect(() => measure(far, { ...query, where })).toThrow(/would have \d+ rows/);
  });

  it('gives an answer that is plain JSON but for the ends of bounds', () => {
    const answer = measure(data, { metrics: ['volunteers', 'orders_placed'], by: ['region:province', 'month'] });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});
