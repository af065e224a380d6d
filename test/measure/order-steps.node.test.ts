import { measure } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, numbers, one, order, ordersOf, table } from './example-dataset.js';

const placed = '2019-03-01T08:00';
const swift = { placed, dispatched: '2019-03-01T09:00', accepted: '2019-03-01T10:00' };

/** Numerator and denominator as printed. */
function parts(data: ReturnType<typeof dataset>, metric: string): string | null {
  const value = measure(data, { metrics: [metric] }).metrics[0]!.values[0]!;
  return value.parts && `${value.parts.numerator.value}/${value.parts.denominator.value}`;
}

describe('step times', () => {
  it('run from the previous step that the order used, in minutes', () => {
    const data = dataset(
      ordersOf(
        order('a', { placed, reviewed: '2019-03-01T08:50', dispatched: '2019-03-01T09:00' }),
        order('b', { placed, dispatched: '2019-03-01T09:00' }),
        order('c', { placed, dispatched: '2019-03-01T10:00' }),
      ),
    );
    expect(one(data, 'time_to_dispatch')).toBe(60);
    expect(one(data, 'time_to_dispatch.p90')).toBe(120);
    const swifter = dataset(ordersOf(order('a', { placed, dispatched: '2019-03-01T08:01:30' })));
    expect(one(swifter, 'time_to_dispatch')).toBe(1.5);
    expect(one(data, 'time_to_accept')).toBeNull();
  });

  it('take the nearest rank: the ceil(p n)-th smallest, an observed value', () => {
    const after = (minutes: number) =>
      `2019-03-01T${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const list = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((minutes) =>
      order(`o${minutes}`, { placed, dispatched: after(minutes) }),
    );
    expect(one(dataset(ordersOf(...list)), 'time_to_dispatch')).toBe(50);
    expect(one(dataset(ordersOf(...list)), 'time_to_dispatch.median')).toBe(50);
    expect(one(dataset(ordersOf(...list)), 'time_to_dispatch.p90')).toBe(90);
    expect(one(dataset(ordersOf(...list.slice(0, 1))), 'time_to_dispatch.p90')).toBe(10);
  });

  it('say which of their steps a lifecycle does not have', () => {
    const issue = order('a', { found: placed }, { lifecycle: 'issue' });
    const data = dataset(ordersOf(issue, order('b', swift)));
    const findings = (lifecycle: string, metric: string) =>
      measure(data, { metrics: [metric], where: [{ field: 'lifecycle', op: 'is', value: lifecycle }] }).findings;
    expect(findings('order', 'acceptance_rate')).toEqual([]);
    expect(findings('issue', 'acceptance_rate')).toMatchObject([
      { code: 'step_missing', value: '1', reason: 'the lifecycle "issue" has no step accepted' },
    ]);
    expect(findings('issue', 'closure_rate')).toEqual([]);
  });

  it('leave out orders whose events are out of order', () => {
    const data = dataset(
      ordersOf(order('a', { placed, dispatched: '2019-03-01T07:00' }), order('b', { placed, dispatched: placed })),
    );
    expect(one(data, 'time_to_dispatch')).toBe(0);
  });

  it('say the unit, the clock and the quantile', () => {
    const metric = measure(dataset(ordersOf(order('a', swift))), { metrics: ['time_to_accept.p90'] }).metrics[0]!;
    expect(metric).toMatchObject({
      id: 'time_to_accept.p90',
      unit: 'minutes',
      kind: 'duration',
      clock: 'placed',
      label: { zh: '接单时长（第90百分位）', en: 'Time to accept (90th percentile)' },
    });
  });
});

describe('orders at each step', () => {
  const data = dataset(
    ordersOf(
      order('a', { ...swift, completed: '2019-03-01T12:00' }),
      order('b', { placed, cancelled: '2019-03-01T12:00' }),
      order('c', [
        ['placed', placed],
        ['dispatched', '2019-03-02T09:00', 'station'],
        ['dispatched', '2019-03-03T09:00'],
      ]),
    ),
  );

  it('stand in the order of the lifecycle; optional and ending steps that nobody used are not listed', () => {
    const answer = measure(data, { metrics: ['orders_at_step'], by: ['step'] });
    expect(answer.dimensions[0]!.keys).toEqual(['placed', 'dispatched', 'accepted', 'completed', 'rated', 'cancelled']);
    expect(numbers(answer)).toEqual([3, 2, 1, 1, 0, 1]);
    expect(answer.dimensions[0]!.labels[1]).toEqual({ zh: '派单', en: 'Dispatched' });
  });

  it('can be narrowed to one step, and divided by the tier of the first dispatch in the order of tiers', () => {
    expect(one(data, 'orders_at_step', [{ field: 'step', op: 'is', value: 'dispatched' }])).toBe(2);
    expect(table(data, { metrics: ['orders_placed'], by: ['tier'] })).toEqual({ center: 1, station: 1, '': 1 });
    expect(measure(data, { metrics: ['orders_placed'], by: ['tier'] }).dimensions[0]!.keys).toEqual([
      'center',
      'station',
      null,
    ]);
  });
});

describe('an answer by several words', () => {
  it('has a row for each combination that occurs, and no other', () => {
    const words = (category: string, origin: string) => ({ category, origin });
    const data = dataset(
      ordersOf(
        order('a', swift, words('x', 'routine')),
        order('b', swift, words('y', 'individual')),
        order('c', swift, words('x', 'routine')),
      ),
    );
    expect(table(data, { metrics: ['orders_placed'], by: ['category', 'origin'] })).toEqual({
      'x routine': 2,
      'y individual': 1,
    });
    const monthly = table(data, { metrics: ['orders_placed'], by: ['category', 'month', 'origin'] });
    expect(Object.keys(monthly)).toEqual(['x 2019-03 routine', 'y 2019-03 individual']);
  });
});

describe('overdue orders', () => {
  const data = dataset(
    ordersOf(
      order('late', { placed, dispatched: '2019-03-02T09:00' }),
      order('swift', { placed, dispatched: '2019-03-01T09:00' }),
      order('waiting', { placed }),
      order('gone', { placed, cancelled: '2019-03-01T20:00' }),
      order('newest', { placed: '2019-03-04T08:00' }),
    ),
  );

  it('waited longer than the limit, or still wait at the newest event', () => {
    expect(parts(data, 'overdue_rate')).toBe('3/5');
    const answer = measure(data, { metrics: ['overdue_rate'], by: ['step'] });
    const values = answer.metrics[0]!.values.map(
      ({ parts: of }) => of && `${of.numerator.value}/${of.denominator.value}`,
    );
    expect(Object.fromEntries(answer.dimensions[0]!.keys.map((key, i) => [key, values[i]]))).toEqual({
      dispatched: '2/5',
      accepted: '1/2',
      completed: null,
      rated: null,
    });
  });

  it('are judged at the end of the day asked for', () => {
    const value = measure(data, { metrics: ['overdue_rate'], asOf: '2019-03-01' }).metrics[0]!.values[0]!;
    expect(value.parts).toMatchObject({ numerator: { value: 0 }, denominator: { value: 4 } });
  });
});

describe('simulated rows', () => {
  it('make every value that stands on them simulated', () => {
    for (const listed of ['cases', 'case_steps']) {
      const answer = measure(dataset(ordersOf(order('a', swift)), [listed]), {
        metrics: ['orders_placed', 'acceptance_rate'],
      });
      expect(answer.metrics.map(({ values }) => values[0]!.basis)).toEqual(['simulated', 'simulated']);
      expect(answer.simulated).toBe(true);
    }
    const real = measure(dataset(ordersOf(order('a', swift)), ['teams']), { metrics: ['orders_placed'] });
    expect([real.metrics[0]!.values[0]!.basis, real.simulated]).toEqual(['counted', false]);
  });

  it('are what the basis asks for, or not asked at all', () => {
    const data = dataset(ordersOf(order('a', swift)), ['cases']);
    expect(one(data, 'orders_placed', [{ field: 'basis', op: 'is', value: 'simulated' }])).toBe(1);
    expect(one(data, 'orders_placed', [{ field: 'basis', op: 'in', values: ['counted', 'reported'] }])).toBeNull();
  });
});
