import { type Answer, measure } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, figure, order, ordersOf, REGIONS, table } from './example-dataset.js';

const LIAONING = [{ field: 'region', op: 'is', value: '210000' } as const];
const people = (given: object = {}) =>
  figure('p', {
    metric: 'population',
    unit: 'persons',
    value: 2000,
    as_of: '2018-12-31',
    as_of_precision: 'year',
    ...given,
  });
const withPopulation = (population: number) =>
  REGIONS.map((region) => (region.code === '210000' ? { ...region, population } : region));
const firstValue = ({ metrics }: Answer) => metrics[0]!.values[0]!;

describe('a quotient of two numbers', () => {
  it('has both parts and the figures of both, the bound of one, the day of the older, times ten thousand', () => {
    const reported = dataset({ figures: [figure('v', { qualifier: 'at_least' }), people()] });
    expect(firstValue(measure(reported, { metrics: ['volunteers.per_10k'], where: LIAONING }))).toMatchObject({
      quantity: { value: 500, qualifier: 'at_least' },
      basis: 'reported',
      parts: { numerator: { value: 100 }, denominator: { value: 2000 } },
      figureIds: ['v', 'p'],
      asOf: '2018',
    });
    const newer = dataset({ figures: [figure('v', {}), people({ as_of: '2020-12-31' })] });
    expect(firstValue(measure(newer, { metrics: ['volunteers.per_10k'], where: LIAONING })).asOf).toBe('2019-11');
  });

  it('is mixed of what is counted and what is reported, and simulated where one of the two is', () => {
    const basisOf = (given: ReturnType<typeof dataset>) =>
      firstValue(measure(given, { metrics: ['registration_rate'], where: LIAONING }, { minimumGroup: 1 })).basis;
    const registered = { metric: 'volunteers_registered' };
    const volunteers = [{ volunteer_id: 'v', region_code: '210102', registered_on: '2019-01-01' }];
    expect(basisOf(dataset({ regions: withPopulation(2000), figures: [figure('v', registered)] }))).toBe('mixed');
    expect(basisOf(dataset({ regions: withPopulation(2000), volunteers }))).toBe('counted');
    expect(basisOf(dataset({ regions: withPopulation(2000), volunteers }, ['volunteers']))).toBe('simulated');
    const made = people({ source_id: 'made' });
    expect(basisOf(dataset({ figures: [figure('v', registered), made] }))).toBe('simulated');
  });

  it('is unknown where nobody lives', () => {
    const empty = dataset({ figures: [figure('v', {}), people({ value: 0 })] });
    expect(firstValue(measure(empty, { metrics: ['volunteers.per_10k'], where: LIAONING })).quantity).toBeNull();
  });
});

describe('what is made of values', () => {
  const days = (id: string, region_code: string, until: string) =>
    order(
      id,
      { placed: '2019-01-01T08:00', dispatched: '2019-01-01T09:00', accepted: '2019-01-01T10:00', completed: until },
      { region_code },
    );

  it('ranks the least first where less is better', () => {
    const data = dataset(ordersOf(days('a', '210102', '2019-01-03T10:00'), days('b', '210103', '2019-01-02T10:00')));
    expect(table(data, { metrics: ['time_to_complete.rank'], by: ['region:county'] })).toEqual({
      210102: 2,
      210103: 1,
    });
  });

  it('cumulates from the period asked for, beside changes that look further back', () => {
    const placed = (id: string, day: string) => order(id, { placed: `${day}T08:00` });
    const data = dataset(
      ordersOf(
        placed('a', '2019-01-05'),
        placed('b', '2019-02-05'),
        placed('c', '2019-03-05'),
        placed('d', '2019-03-06'),
      ),
    );
    const where = [{ field: 'time', op: 'in_period', from: '2019-02', until: '2019-04' }] as const;
    const { metrics } = measure(data, {
      metrics: ['orders_placed.cumulative', 'orders_placed.previous_change'],
      by: ['month'],
      where,
    });
    expect(metrics.map(({ values }) => values.map(({ quantity }) => quantity?.value))).toEqual([
      [1, 3],
      [0, 1],
    ]);
  });

  it('shares nothing of a whole of which a part is hidden', () => {
    const of = (count: number, region_code: string) =>
      Array.from({ length: count }, (_, i) => ({
        volunteer_id: `${region_code} ${i}`,
        region_code,
        registered_on: '2019-03-01',
      }));
    const data = dataset({
      volunteers: [...of(2, '210102'), ...of(5, '210103'), ...of(9, '210202'), ...of(7, '210203')],
    });
    const answer = measure(data, { metrics: ['volunteers_new.share'], by: ['region:county'] });
    expect(answer.metrics[0]!.values.every(({ quantity }) => quantity === null)).toBe(true);
  });

  it('takes the median where no rank is named', () => {
    const data = dataset(ordersOf(...[1, 2, 3, 4].map((day) => days(`o${day}`, '210102', `2019-01-0${day}T10:00`))));
    expect(measure(data, { metrics: ['time_to_complete'] }).metrics[0]!.values[0]!.quantity!.value).toBe(24 * 60);
  });
});
