import type { PracticeDataset } from '@practice-atlas/dataset';
import { type Dimension, measure, type Query } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { first, keyOf, NAIVE } from './naive-orders.js';
import { datasetOf, HOUR, type NaiveCase, randomCases } from './random-cases.js';

const ZONE = 'Asia/Shanghai';
const METRICS = [
  'orders_placed',
  'completion_rate',
  'satisfaction_rate',
  'time_to_complete.median',
  'time_to_complete.p90',
  'order_volunteers',
];

/** More rows than are read at a time, the last block cut short. */
const shuffled = randomCases(41, 9_001);
const placedAt = (each: NaiveCase) => first(each, 'placed') ?? Infinity;
const inOrder = [...shuffled].sort((a, b) => placedAt(a) - placedAt(b) || 0);
/** The same orders in the order of placing and in none. */
const datasets = [inOrder, shuffled].map(datasetOf);
const now = Math.max(...shuffled.flatMap(({ steps }) => steps.map(({ at }) => at)));

function expected(cases: readonly NaiveCase[], by: readonly Dimension[]): Map<string, (number | null)[]> {
  const groups = new Map<string, NaiveCase[]>();
  for (const each of cases) {
    const key = keyOf(each, by, ZONE);
    if (key === undefined) continue;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(each);
  }
  return new Map([...groups].map(([key, group]) => [key, METRICS.map((id) => NAIVE[id]!(group, now))]));
}

function found(data: PracticeDataset, query: Omit<Query, 'metrics'>): Map<string, (number | null)[]> {
  const { dimensions, metrics, rowCount } = measure(data, { metrics: METRICS, ...query });
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const key = JSON.stringify(dimensions.map(({ keys }) => keys[row]));
    return [key, metrics.map(({ values }) => values[row]!.quantity?.value ?? null)] as const;
  });
  return new Map(rows.filter(([, values]) => values.some((value) => value !== null && value !== 0)));
}

describe('many blocks of rows', () => {
  it.each([[[]], [['month']], [['region:city', 'tier']], [['day']], [['category', 'origin']]] as const)(
    'say by %j what a count over row objects says, in the order of placing and in none',
    (by) => {
      const wanted = expected(shuffled, by);
      for (const data of datasets)
        expect(found(data, { by })).toEqual(new Map([...wanted].filter(([, values]) => values.some((value) => value))));
    },
  );

  it('say of a period what its orders say alone', () => {
    const [from, until] = [Date.UTC(2019, 11, 1) - 8 * HOUR, Date.UTC(2020, 0, 1) - 8 * HOUR];
    const inside = shuffled.filter((each) => placedAt(each) >= from && placedAt(each) < until);
    const where = [{ field: 'time', op: 'in_period', from: '2019-12', until: '2020' }] as const;
    for (const data of datasets) expect(found(data, { by: ['tier'], where })).toEqual(expected(inside, ['tier']));
  });

  it('rank the largest as the whole list does', () => {
    const data = datasets[1]!;
    const ask = (top: Query['top']) =>
      measure(data, { metrics: ['orders_placed'], by: ['region:county'], ...(top && { top }) });
    const whole = ask(undefined);
    const counts = whole.metrics[0]!.values.map(({ quantity }) => quantity!.value!).sort((a, b) => b - a);
    const kept = ask({ count: 3, other: true }).metrics[0]!.values.map(({ quantity }) => quantity!.value!);
    expect(kept.slice(0, 3)).toEqual(counts.slice(0, 3));
    expect(kept.reduce((sum, count) => sum + count, 0)).toBe(counts.reduce((sum, count) => sum + count, 0));
  });
});
