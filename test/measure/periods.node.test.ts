import { type Condition, measure } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, numbers, one, order, ordersOf, table } from './example-dataset.js';

describe('calendar grains', () => {
  const data = dataset(
    ordersOf(
      order('new-year', { placed: '2019-12-31T23:59' }),
      order('january', { placed: '2020-01-01T00:00' }),
      order('leap', { placed: '2020-02-29T23:30' }),
      order('march', { placed: '2020-03-01T00:30' }),
      order('july', { placed: '2020-07-15T12:00' }),
    ),
  );

  it('are those of Shanghai unless said otherwise, contiguous, with exact zeros between', () => {
    expect(table(data, { metrics: ['orders_placed'], by: ['month'] })).toEqual({
      '2019-12': 1,
      '2020-01': 1,
      '2020-02': 1,
      '2020-03': 1,
      '2020-04': 0,
      '2020-05': 0,
      '2020-06': 0,
      '2020-07': 1,
    });
    expect(table(data, { metrics: ['orders_placed'], by: ['year'] })).toEqual({ 2019: 1, 2020: 4 });
    expect(table(data, { metrics: ['orders_placed'], by: ['quarter'] })).toEqual({
      '2019-Q4': 1,
      '2020-Q1': 3,
      '2020-Q2': 0,
      '2020-Q3': 1,
    });
    const days = table(data, { metrics: ['orders_placed'], by: ['day'] });
    expect([days['2020-02-28'], days['2020-02-29'], days['2020-03-01'], Object.keys(days).length]).toEqual([
      0, 1, 1, 198,
    ]);
  });

  it('move an order of the last minutes of a month to the month of another zone', () => {
    const newYork = table(data, { metrics: ['orders_placed'], by: ['month'], timeZone: 'America/New_York' });
    expect(newYork).toMatchObject({ '2019-12': 2, '2020-01': 0, '2020-02': 2, '2020-03': 0 });
    expect(table(data, { metrics: ['orders_placed'], by: ['year'], timeZone: 'UTC' })).toEqual({ 2019: 2, 2020: 3 });
  });

  it('are those of the zone in which the period is asked for; two zones for one clock are refused', () => {
    const period = (timeZone?: string, field = 'time'): Condition => ({
      field,
      op: 'in_period',
      from: '2020-02',
      until: '2020-03',
      ...(timeZone ? { timeZone } : {}),
    });
    const ask = (where: Condition[], timeZone?: string) =>
      table(data, { metrics: ['orders_placed'], by: ['day'], where, ...(timeZone ? { timeZone } : {}) });
    const newYork = { '2020-02-29': 2 };
    expect(ask([period('America/New_York')])).toMatchObject(newYork);
    expect(ask([period()], 'America/New_York')).toEqual(ask([period('America/New_York')]));
    expect(ask([period('America/New_York', 'step.placed.at'), period()])).toEqual(ask([period('America/New_York')]));
    expect(ask([period('America/New_York')], 'America/New_York')).toMatchObject(newYork);
    expect(ask([period()])).toEqual({ '2020-02-29': 1 });
    const twoZones = (property: string) => expect.objectContaining({ code: 'query_malformed', where: { property } });
    expect(() => ask([period('America/New_York')], 'Asia/Shanghai')).toThrow(twoZones('where[0].timeZone'));
    expect(() => ask([period('UTC'), period('America/New_York', 'step.placed.at')])).toThrow(
      twoZones('where[1].timeZone'),
    );
    expect(ask([period(), period('UTC', 'step.completed.at')])).toEqual({});
  });

  it('are half-open', () => {
    const within = (from: string, until: string, timeZone?: string) =>
      one(data, 'orders_placed', [{ field: 'time', op: 'in_period', from, until, ...(timeZone ? { timeZone } : {}) }]);
    expect(within('2020', '2021')).toBe(4);
    expect(within('2019-12-31', '2020-01-01')).toBe(1);
    expect(within('2020-02', '2020-03')).toBe(1);
    expect(within('2020-02-29', '2020-03-01')).toBe(1);
    expect(within('2020-03-01', '2020-07-15')).toBe(1);
    expect(within('2020', '2021', 'America/New_York')).toBe(3);
  });

  it('are unknown, not zero, where the rows do not reach; zero between their first and last day', () => {
    const during = (metric: string, from: string, until: string, more: readonly Condition[] = []) =>
      one(data, metric, [{ field: 'time', op: 'in_period', from, until }, ...more]);
    expect([during('orders_placed', '2019-01', '2019-12'), during('orders_placed', '2020-07-16', '2021')]).toEqual([
      null,
      null,
    ]);
    expect([during('orders_placed', '2020-04', '2020-07'), during('orders_placed', '2020-07-15', '2021')]).toEqual([
      0, 1,
    ]);
    expect(during('orders_placed', '2020-03', '2020-07', [{ field: 'region', op: 'within', value: '210200' }])).toBe(0);
    const asOf = (day: string) => numbers(measure(data, { metrics: ['orders_placed'], asOf: day }))[0];
    expect([asOf('2019-12-30'), asOf('2019-12-31'), asOf('2030-01-01')]).toEqual([null, 1, 5]);
    // Of the first day and of the last one known, no order elsewhere is none, not nobody knows.
    const elsewhere: Condition = { field: 'region', op: 'within', value: '210200' };
    const onFirst = measure(data, { metrics: ['orders_placed'], where: [elsewhere], asOf: '2019-12-31' });
    expect([numbers(onFirst)[0], during('orders_placed', '2020-07-15', '2021', [elsewhere])]).toEqual([0, 0]);
    const wishes: Condition = { field: 'lifecycle', op: 'is', value: 'wish' };
    expect(during('orders_placed', '2020-04', '2020-07', [wishes])).toBeNull();
    const flow = dataset({
      volunteers: [
        { volunteer_id: 'a', registered_on: '2019-02-01' },
        { volunteer_id: 'b', registered_on: '2019-04-01' },
        { volunteer_id: 'c' },
      ],
      teams: [
        { team_id: 'a', kind: 'k', founded_on: '2019-05-01' },
        { team_id: 'b', kind: 'k' },
      ],
      sites: [{ site_id: 'a', tier: 'center', opened_on: '2019-02-10' }],
    });
    const within = (metric: string, from: string, until: string) =>
      one(flow, metric, [{ field: 'time', op: 'in_period', from, until }]);
    expect(['2019-01', '2019-03', '2019-05'].map((from) => within('volunteers_new', from, `${from}-28`))).toEqual([
      null,
      0,
      null,
    ]);
    expect(['2019-01', '2019-02', '2030-01'].map((from) => within('sites', from, `${from}-28`))).toEqual([null, 1, 1]);
    expect(within('teams', '2019-01', '2019-02')).toBe(1);
    const monthly = measure(
      flow,
      { metrics: ['sites', 'volunteers_new', 'teams'], by: ['month'] },
      { minimumGroup: 1 },
    );
    expect(monthly.dimensions[0]!.keys).toEqual(['2019-02', '2019-03', '2019-04', '2019-05']);
    expect([0, 1, 2].map((metric) => numbers(monthly, metric))).toEqual([
      [1, 1, 1, 1],
      [1, 0, 1, null],
      [null, null, null, 2],
    ]);
  });

  it('follow summer time, also where midnight does not exist', () => {
    const zoned = (utc: string, timeZone: string) => {
      const at = new Date(Date.parse(utc) + 8 * 3_600_000).toISOString().slice(0, 16);
      const answer = measure(dataset(ordersOf(order('a', { placed: at }))), {
        metrics: ['orders_placed'],
        by: ['day'],
        timeZone,
      });
      return answer.dimensions[0]!.keys[0];
    };
    expect(zoned('2018-11-04T02:59Z', 'America/Sao_Paulo')).toBe('2018-11-03');
    expect(zoned('2018-11-04T03:00Z', 'America/Sao_Paulo')).toBe('2018-11-04');
    expect(zoned('2019-02-17T02:30Z', 'America/Sao_Paulo')).toBe('2019-02-16');
    expect(zoned('2019-02-17T03:00Z', 'America/Sao_Paulo')).toBe('2019-02-17');
    expect(zoned('2019-03-10T04:59Z', 'America/New_York')).toBe('2019-03-09');
    expect(zoned('2019-03-11T03:59Z', 'America/New_York')).toBe('2019-03-10');
    expect(zoned('2019-06-01T13:59Z', 'Pacific/Kiritimati')).toBe('2019-06-02');
    expect(zoned('2019-06-01T11:59Z', 'Etc/GMT+12')).toBe('2019-05-31');
  });

  it('say when the values hold, to the day, and label periods in both languages', () => {
    const answer = measure(data, { metrics: ['orders_placed'], by: ['month'] });
    expect(answer.metrics[0]!.values.map(({ asOf }) => asOf).slice(-2)).toEqual(['2020-06-30', '2020-07-15']);
    expect(answer.dimensions[0]!.labels[2]).toEqual({ zh: '2020年2月', en: 'Feb 2020' });
    expect(answer.asOf).toBe('2020-07-15');
  });

  it('give a rate null where nothing was placed', () => {
    const rates = table(data, { metrics: ['dispatch_rate'], by: ['quarter'] });
    expect(rates).toEqual({ '2019-Q4': 0, '2020-Q1': 0, '2020-Q2': null, '2020-Q3': 0 });
  });

  it('count rows without a clock nowhere, and say so', () => {
    const undated = dataset(
      ordersOf(order('a', { dispatched: '2019-01-01T08:00' }), order('b', { placed: '2019-01-02T08:00' })),
    );
    expect(one(undated, 'orders_placed')).toBe(2);
    const answer = measure(undated, { metrics: ['orders_placed'], by: ['month'] });
    expect(numbers(answer)).toEqual([1]);
    expect(answer.findings).toMatchObject([{ code: 'clock_missing', value: '1', where: { table: 'cases' } }]);
  });

  it('narrow by the moment of a later step', () => {
    const twice = dataset(
      ordersOf(
        order('a', { placed: '2019-01-01T08:00', completed: '2019-02-01T08:00' }),
        order('b', { placed: '2019-01-01T08:00', completed: '2019-03-01T08:00' }),
      ),
    );
    expect(
      one(twice, 'orders_placed', [{ field: 'step.completed.at', op: 'in_period', from: '2019-02', until: '2019-03' }]),
    ).toBe(1);
    expect(
      one(twice, 'orders_placed', [{ field: 'step.completed.at', op: 'in_period', from: '2019-04', until: '2019-05' }]),
    ).toBeNull();
    expect(
      one(twice, 'orders_placed', [
        { field: 'step.completed.at', op: 'in_period', from: '2019-02-10', until: '2019-03' },
      ]),
    ).toBe(0);
    const first = dataset(ordersOf(order('a', { placed: '2019-01-01T08:00', completed: '2019-02-01T00:00' })));
    expect(
      one(first, 'orders_placed', [{ field: 'step.completed.at', op: 'in_period', from: '2019-01', until: '2019-02' }]),
    ).toBeNull();
    expect(
      one(twice, 'orders_placed', [{ field: 'step.placed.at', op: 'in_period', from: '2019-02', until: '2019-03' }]),
    ).toBeNull();
  });
});
