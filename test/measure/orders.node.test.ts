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

describe('rates of orders', () => {
  it('are null, not zero, without any order', () => {
    const data = dataset({});
    for (const metric of [
      'dispatch_rate',
      'acceptance_rate',
      'completion_rate',
      'completion_rate_all',
      'rating_rate',
      'satisfaction_rate',
      'overdue_rate',
    ])
      expect(one(data, metric)).toBeNull();
    expect(one(data, 'orders_placed')).toBeNull();
  });

  it('are null where no order reached the denominator, zero where none reached the numerator', () => {
    const data = dataset(ordersOf(order('a', { placed })));
    expect(one(data, 'dispatch_rate')).toBe(0);
    expect(one(data, 'acceptance_rate')).toBeNull();
    expect(measure(data, { metrics: ['acceptance_rate'] }).metrics[0]!.values[0]).toMatchObject({
      basis: null,
      parts: null,
    });
  });

  it('count an order once even after a re-dispatch', () => {
    const again = order('a', [
      ['placed', placed],
      ['dispatched', '2019-03-01T09:00', 'center'],
      ['accepted', '2019-03-01T10:00'],
      ['dispatched', '2019-03-02T09:00', 'station'],
      ['accepted', '2019-03-02T10:00'],
    ]);
    const data = dataset(ordersOf(again, order('b', { placed, dispatched: '2019-03-01T12:00' })));
    expect(parts(data, 'acceptance_rate')).toBe('1/2');
    expect(table(data, { metrics: ['acceptance_rate'], by: ['tier'] })).toEqual({ center: 0.5 });
  });

  it('divide dispatches by orders to be dispatched where orders are reviewed, else by placed ones', () => {
    const rejected = order('r', { placed, rejected: '2019-03-01T09:00' });
    const dispatched = order('d', { placed, dispatched: '2019-03-01T09:00' });
    const reviewed = order('v', { placed, reviewed: '2019-03-01T08:30', dispatched: '2019-03-01T09:00' });
    const refused = order('f', { placed, reviewed: '2019-03-01T08:30', rejected: '2019-03-01T09:00' });
    const withdrawn = order('c', { placed, reviewed: '2019-03-01T08:30', cancelled: '2019-03-01T09:00' });
    const late = order('l', { placed, dispatched: '2019-03-01T09:00', cancelled: '2019-03-01T10:00' });
    const waiting = order('w', { placed });
    const approved = order('a', { placed, reviewed: '2019-03-01T08:30' });
    const expired = order('e', { placed, expired: '2019-03-05T09:00' });
    expect(parts(dataset(ordersOf(rejected, withdrawn, dispatched)), 'dispatch_rate')).toBe('1/1');
    expect(parts(dataset(ordersOf(rejected, late, waiting, dispatched)), 'dispatch_rate')).toBe('2/4');
    expect(parts(dataset(ordersOf(rejected, refused, dispatched, reviewed)), 'dispatch_rate')).toBe('2/2');
    expect(
      parts(
        dataset(ordersOf(rejected, refused, withdrawn, late, waiting, approved, expired, reviewed)),
        'dispatch_rate',
      ),
    ).toBe('2/5');
    const { cohort, definition } = measure(dataset({}), { metrics: ['dispatch_rate'] }).metrics[0]!;
    expect([cohort.zh, definition.zh].join('')).not.toMatch(/[,;:()]/);
    const wish = {
      case: { case_id: 'w', lifecycle: 'wish', region_code: '210102' },
      steps: [{ case_id: 'w', seq: 1, step: 'reviewed', at: `${placed}+08:00` }],
    };
    expect(parts(dataset(ordersOf(rejected, dispatched, wish)), 'dispatch_rate')).toBe('1/2');
    expect(parts(dataset(ordersOf(rejected, dispatched)), 'dispatch_rate')).toBe('1/2');
  });

  it('leave an order that was cancelled after acceptance in the denominator of completion', () => {
    const data = dataset(
      ordersOf(
        order('a', { ...swift, cancelled: '2019-03-01T11:00' }),
        order('b', { ...swift, completed: '2019-03-01T12:00' }),
        order('c', { placed, cancelled: '2019-03-01T08:30' }),
      ),
    );
    expect(parts(data, 'completion_rate')).toBe('1/2');
    expect(parts(data, 'dispatch_rate')).toBe('2/3');
  });

  it('never exceed one: an order that skipped the denominator is not in the numerator', () => {
    const data = dataset(ordersOf(order('a', { placed, accepted: '2019-03-01T10:00' }), order('b', swift)));
    expect(parts(data, 'acceptance_rate')).toBe('1/1');
  });

  it('leave orders that are not due out of the completion rate, but not out of that of all orders', () => {
    const due = (at: string) => ({ due_at: `${at}+08:00` });
    const data = dataset(
      ordersOf(
        order('past', swift, due('2019-03-01T09:30')),
        order('future', swift, due('2019-04-01T00:00')),
        order('early', { ...swift, completed: '2019-03-01T11:00' }, due('2019-04-01T00:00')),
        order('none', { ...swift, completed: '2019-03-01T12:00' }),
        order('open', swift),
      ),
    );
    expect(parts(data, 'completion_rate')).toBe('1/3');
    expect(parts(data, 'completion_rate_all')).toBe('2/5');
    const later = measure(data, { metrics: ['completion_rate'], asOf: '2019-04-01' }).metrics[0]!.values[0]!;
    expect(later.parts).toMatchObject({ numerator: { value: 2 }, denominator: { value: 5 } });
  });

  it('are satisfied from four stars, of rated orders only', () => {
    const done = { ...swift, completed: '2019-03-01T12:00', rated: '2019-03-02T08:00' };
    const data = dataset(
      ordersOf(
        ...[5, 4, 3, 1].map((rating, i) => order(`r${i}`, done, { rating })),
        order('u', { ...swift, completed: '2019-03-01T12:00' }),
      ),
    );
    expect(parts(data, 'satisfaction_rate')).toBe('2/4');
    expect(parts(data, 'rating_rate')).toBe('4/5');
  });

  it('know nothing of what happened after the day asked for', () => {
    const data = dataset(
      ordersOf(order('a', { ...swift, completed: '2019-03-09T12:00' }), order('b', { placed: '2019-03-20T08:00' })),
    );
    const answer = measure(data, { metrics: ['orders_placed', 'completion_rate'], asOf: '2019-03-08' });
    expect(answer.metrics.map((_, i) => numbers(answer, i)[0])).toEqual([1, 0]);
    expect(one(data, 'completion_rate')).toBe(1);
  });

  it('cover only the lifecycle asked for, orders by default', () => {
    const wish = {
      case: { case_id: 'w', lifecycle: 'wish', region_code: '210102' },
      steps: [{ case_id: 'w', seq: 1, step: 'placed', at: `${placed}+08:00` }],
    };
    const data = dataset(
      ordersOf(order('a', swift), wish, { ...wish, case: { ...wish.case, case_id: 'x' }, steps: [] }),
    );
    expect(one(data, 'orders_placed')).toBe(1);
    expect(one(data, 'orders_placed', [{ field: 'lifecycle', op: 'is', value: 'wish' }])).toBe(2);
    expect(() => one(data, 'orders_placed', [{ field: 'lifecycle', op: 'is', value: 'wishes' }])).toThrow(
      'unknown lifecycle',
    );
  });
});
