import {
  createWorkerEngine,
  type Dimension,
  type MeasureProgress,
  measure,
  metrics,
  type Query,
} from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { dataset, order, ordersOf } from './example-dataset.js';
import { first, has, keyOf, NAIVE, share, wait } from './naive-orders.js';
import { datasetOf, MAIN, type NaiveCase, randomCases } from './random-cases.js';

const DIMENSIONS: readonly (readonly Dimension[])[] = [
  [],
  ['tier'],
  ['category'],
  ['origin'],
  ['region:province'],
  ['region:city'],
  ['region:county'],
  ['day'],
  ['month'],
  ['quarter'],
  ['year'],
  ['region:city', 'month'],
  ['month', 'tier', 'category'],
];

describe('an independent recomputation over row objects', () => {
  const cases = randomCases(20191130, 700);
  const data = datasetOf(cases);
  const now = Math.max(...cases.flatMap(({ steps }) => steps.map(({ at }) => at)));

  it('covers every metric that is counted from cases', () => {
    const covered = new Set(Object.keys(NAIVE).map((id) => id.split('.')[0]));
    for (const { id, rows, lifecycle } of metrics.values())
      if (rows?.table === 'cases' && lifecycle === undefined && id !== 'orders_at_step') expect(covered).toContain(id);
  });

  it.each(['Asia/Shanghai', 'America/New_York'].flatMap((timeZone) => DIMENSIONS.map((by) => [timeZone, by] as const)))(
    'agrees in %s by %j to the last digit',
    (timeZone, by) => {
      const asked = Object.keys(NAIVE);
      const answer = measure(data, { metrics: asked, by, timeZone });
      const groups = new Map<string, NaiveCase[]>();
      for (const each of cases) {
        const key = keyOf(each, by, timeZone);
        if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), each]);
      }
      if (by.length === 0) expect(answer.rowCount).toBe(1);
      const seen = new Set<string>();
      for (let row = 0; row < answer.rowCount; row++) {
        const key = JSON.stringify(answer.dimensions.map(({ keys }) => keys[row]));
        seen.add(key);
        for (const [i, id] of asked.entries()) {
          const value = answer.metrics[i]!.values[row]!;
          const [given, wanted] = [value.quantity?.value ?? null, NAIVE[id]!(groups.get(key) ?? [], now)];
          if (given !== wanted) expect([key, id, given]).toEqual([key, id, wanted]);
        }
      }
      for (const key of groups.keys()) expect(seen).toContain(key);
    },
  );

  it('agrees in slices, as a page without a worker answers, and tells how far it is', async () => {
    const told: MeasureProgress[] = [];
    const engine = createWorkerEngine(data, {
      workerUrl: 'none.js',
      rowsAtLeast: Infinity,
      onProgress: (progress) => told.push(progress),
    });
    const query: Query = { metrics: [...Object.keys(NAIVE), 'sites', 'volunteers_registered'], by: ['region:city'] };
    expect(await engine.measure(query)).toEqual(measure(data, query));
    expect(told.at(-1)?.rowsRead).toBe(told.at(-1)?.rowsToRead);
  });

  it('agrees in slices about several tables that nobody asked before, and never tells less than it has told', async () => {
    const several = () => {
      const orders = ordersOf(order('a', { placed: '2019-03-01T08:00', dispatched: '2019-03-01T09:00' }));
      return dataset({
        ...orders,
        teams: Array.from({ length: 9 }, (_, i) => ({ team_id: `t${i}`, kind: 'k', region_code: '210102' })),
        sites: [{ site_id: 's', tier: 'center', region_code: '210103', opened_on: '2019-02-10' }],
      });
    };
    const told: MeasureProgress[] = [];
    const engine = createWorkerEngine(several(), {
      workerUrl: 'none.js',
      rowsAtLeast: Infinity,
      onProgress: (progress) => told.push(progress),
    });
    const query: Query = { metrics: ['teams', 'sites', 'orders_placed', 'dispatch_rate'], by: ['region:county'] };
    // A clock so fast that every block is a slice.
    const { now } = performance;
    let time = 0;
    performance.now = () => (time += 100);
    const sliced = await engine.measure(query).finally(() => {
      performance.now = now;
    });
    expect(sliced).toEqual(measure(several(), query));
    for (const [i, { rowsRead, rowsToRead }] of told.entries())
      if (i > 0 && told[i - 1]!.rowsRead < told[i - 1]!.rowsToRead)
        expect([rowsRead >= told[i - 1]!.rowsRead, rowsToRead]).toEqual([true, told[i - 1]!.rowsToRead]);
  });

  it('agrees on the orders and the overdue ones at each step', () => {
    const answer = measure(data, { metrics: ['orders_at_step', 'overdue_rate'], by: ['step', 'category'] });
    expect(answer.rowCount).toBeGreaterThan(30);
    for (let row = 0; row < answer.rowCount; row++) {
      const [step, category] = answer.dimensions.map(({ keys }) => keys[row]!);
      const group = cases.filter(({ words }) => words.category === category);
      expect(answer.metrics[0]!.values[row]!.quantity?.value).toBe(group.filter((each) => has(each, step!)).length);
      const overdue = MAIN.includes(step!)
        ? share(
            group,
            (each) => wait(each, step!, now) !== null,
            (each) => wait(each, step!, now) === 'late',
          )
        : null;
      expect([step, category, answer.metrics[1]!.values[row]!.quantity?.value ?? null]).toEqual([
        step,
        category,
        overdue,
      ]);
    }
  });

  it('agrees on the state of an earlier day', () => {
    const asOf = '2020-01-15';
    const end = Date.UTC(2020, 0, 15, 16) - 1;
    const past = cases
      .filter((each) => !(first(each, 'placed')! > end))
      .map((each) => ({
        ...each,
        rating: (first(each, 'rated') ?? 0) > end ? null : each.rating,
        steps: each.steps.filter(({ at }) => at <= end),
      }));
    const asked = Object.keys(NAIVE);
    const answer = measure(data, { metrics: asked, asOf });
    for (const [i, id] of asked.entries())
      expect([id, answer.metrics[i]!.values[0]!.quantity?.value ?? null]).toEqual([id, NAIVE[id]!(past, end)]);
  });
});

describe('an answer', () => {
  it('does not depend on the order of rows', () => {
    const cases = randomCases(5, 120);
    const shuffled = [...cases].reverse();
    const ask = (list: readonly NaiveCase[]) =>
      measure(datasetOf(list), {
        metrics: ['orders_placed', 'overdue_rate', 'time_to_accept.p90'],
        by: ['region:city', 'category', 'month'],
      });
    expect(ask(shuffled)).toEqual(ask(cases));
  });

  it('has parts that sum to the whole, whatever it is divided by', () => {
    const data = datasetOf(randomCases(11, 300));
    const where = [{ field: 'time', op: 'in_period', from: '2019', until: '2021' }] as const;
    const total = measure(data, { metrics: ['acceptance_rate'], where }).metrics[0]!.values[0]!.parts!;
    for (const by of DIMENSIONS) {
      const values = measure(data, { metrics: ['acceptance_rate'], by, where }).metrics[0]!.values;
      const sum = (end: 'numerator' | 'denominator') =>
        values.reduce((all, { parts }) => all + (parts?.[end].value ?? 0), 0);
      expect([by, sum('numerator'), sum('denominator')]).toEqual([by, total.numerator.value, total.denominator.value]);
    }
  });

  it('keeps hostile words as plain keys', () => {
    const answer = measure(datasetOf(randomCases(3, 60)), { metrics: ['orders_placed'], by: ['category'] });
    expect(answer.dimensions[0]!.keys).toContain('<img src=x>');
    expect(answer.dimensions[0]!.labels.some(({ zh }) => zh === '<img src=x>')).toBe(true);
  });
});
