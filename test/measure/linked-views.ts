import { buildColumn, type ColumnTable } from '@practice-atlas/dataset';
import type { CrossAnswer, CrossFilter, CrossView, createCrossFilter } from '@practice-atlas/measure/cross-filter.js';
import fc from 'fast-check';
import { dataset } from './example-dataset.js';

type Create = typeof createCrossFilter;
type Value = string | number | null;

/** An order as a plain object. */
export interface Order {
  readonly category: string | null;
  readonly region: string | null;
  readonly placedAt: number | null;
  readonly dueOn: string | null;
  readonly rating: number | null;
  readonly volunteers: number | null;
  readonly change: number;
}

/** Makes the columns of orders. */
export function orderTable(orders: readonly Order[]): ColumnTable {
  const column = (type: Parameters<typeof buildColumn>[0]['type'], read: (order: Order) => Value) =>
    buildColumn({ type }, orders.map(read));
  return {
    name: 'orders',
    rowCount: orders.length,
    columns: {
      category: column('category', (order) => order.category),
      region_code: column('code', (order) => order.region),
      placed_at: column('time', (order) => order.placedAt),
      due_on: column('date', (order) => order.dueOn),
      rating: column('number', (order) => order.rating),
      volunteers: column('integer', (order) => order.volunteers),
      change: column('integer', (order) => order.change),
    },
  };
}

/** The city of each code that stands in the example's regions; others have none. */
const CITIES: Readonly<Record<string, string>> = {
  '210100': '210100',
  '210102': '210100',
  '210103': '210100',
  '210200': '210200',
  '210202': '210200',
  '2102Z1': '210200',
};
const NEW_YORK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit' });
const THRESHOLDS = [0, 2, 3.5];

/** Every kind of view, with its key written down once more, without columns. */
export const LINKED: readonly { readonly view: CrossView; readonly keyOf: (order: Order) => string | null }[] = [
  { view: { column: 'category' }, keyOf: ({ category }) => category },
  {
    view: { column: 'region_code', level: 'city' },
    keyOf: ({ region }) => (region === null ? null : (CITIES[region] ?? null)),
  },
  {
    view: { column: 'placed_at', grain: 'month', timeZone: 'America/New_York' },
    keyOf: ({ placedAt }) => (placedAt === null ? null : NEW_YORK.format(placedAt)),
  },
  { view: { column: 'due_on', grain: 'day' }, keyOf: ({ dueOn }) => dueOn },
  {
    view: { column: 'rating', thresholds: THRESHOLDS },
    keyOf: ({ rating }) =>
      rating === null
        ? null
        : (['(-∞, 0)', '[0, 2)', '[2, 3.5)', '[3.5, ∞)'][THRESHOLDS.filter((from) => from <= rating).length] ?? null),
  },
];
export const SUMS = ['volunteers', 'change'] as const;
export const REGIONS = dataset({});

/** One step, by numbers that are cut to the bins there are. */
export interface Step {
  readonly kind: 'brush' | 'click' | 'pick' | 'clear' | 'clear all' | 'activate';
  readonly view: number;
  readonly bins: readonly number[];
}
type Passing = Map<number, ReadonlySet<string | null>>;

function take(linked: CrossFilter, passing: Passing, { kind, view, bins }: Step): Promise<CrossAnswer> {
  const [name, { keys }] = [...linked.views][view]!;
  const all = [...keys, null];
  const some = bins.map((bin) => bin % all.length);
  switch (kind) {
    case 'brush': {
      const [from = 0, until = 0] = [0, 1].map((i) => (bins[i] ?? 0) % all.length).sort((a, b) => a - b);
      passing.set(view, new Set(all.slice(from, until)));
      return linked.brush(name, from, until);
    }
    case 'click':
      passing.set(view, new Set([all[some[0] ?? 0] ?? null]));
      return linked.pick(name, [some[0] ?? 0]);
    case 'pick':
      passing.set(view, new Set(some.map((bin) => all[bin] ?? null)));
      return linked.pick(name, some);
    case 'clear':
      passing.delete(view);
      return linked.clear(name);
    case 'clear all':
      passing.clear();
      return linked.clear();
    case 'activate':
      return linked.activate(name);
  }
}

function plain({ views, total }: CrossAnswer): unknown {
  const numbers = ({ counts, sums }: CrossAnswer['total']) => [
    [...counts],
    ...[...sums].map(([column, { values, knownCounts }]) => [column, [...values], [...knownCounts]]),
  ];
  return [numbers(total), ...[...views].map(([name, counted]) => [name, numbers(counted)])];
}

/** Counts from scratch what every view shows, row by row. `keys` are those of each order, a view each. */
function bruteForce(
  orders: readonly Order[],
  keys: readonly (readonly (string | null)[])[],
  linked: CrossFilter,
  passing: Passing,
): unknown {
  const numbers = (except: number, groups: readonly (string | null)[], keyAt: (row: number) => string | null) => {
    const count = () => new Map(groups.map((key) => [key, 0]));
    const counts = count();
    const sums = SUMS.map((column) => ({ column, values: count(), known: count() }));
    const add = (to: Map<string | null, number>, key: string | null, value: number) =>
      to.set(key, (to.get(key) ?? Number.NaN) + value);
    for (const [row, order] of orders.entries()) {
      if (![...passing].every(([view, kept]) => view === except || kept.has(keys[row]?.[view] ?? null))) continue;
      const key = keyAt(row);
      add(counts, key, 1);
      for (const { column, values, known } of sums) {
        add(values, key, order[column] ?? 0);
        add(known, key, order[column] === null ? 0 : 1);
      }
    }
    const columns = sums.map(({ column, values, known }) => [column, [...values.values()], [...known.values()]]);
    return [[...counts.values()], ...columns];
  };
  return [
    numbers(-1, [null], () => null),
    ...[...linked.views].map(([name, bins], view) => [
      name,
      numbers(view, [...bins.keys, null], (row) => keys[row]?.[view] ?? null),
    ]),
  ];
}

/** Takes steps, each after the answer before it or all in one go, and compares every answer with a count from scratch. */
export async function compareSteps(
  create: Create,
  orders: readonly Order[],
  steps: readonly Step[],
  { isTogether, tileBytes }: { isTogether: boolean; tileBytes: number },
): Promise<void> {
  const views = LINKED.map(({ view }) => view);
  const linked = await create(orderTable(orders), { views, sums: SUMS, dataset: REGIONS, tileBytes });
  const passing: Passing = new Map();
  const keys = orders.map((order) => LINKED.map(({ keyOf }) => keyOf(order)));
  const scratch = () => bruteForce(orders, keys, linked, passing);
  const compare = (what: string, answer: CrossAnswer, expected: unknown) => {
    const [found, wanted] = [JSON.stringify(plain(answer)), JSON.stringify(expected)];
    if (found !== wanted) throw new Error(`${what}\n${found}\nis not\n${wanted}`);
  };
  compare('unfiltered', linked.answer, scratch());
  const asked: { step: Step; answer: Promise<CrossAnswer>; expected: unknown }[] = [];
  for (const step of steps) {
    const answer = take(linked, passing, step);
    asked.push({ step, answer, expected: scratch() });
    if (!isTogether) await answer;
  }
  for (const { step, answer, expected } of asked) compare(JSON.stringify(step), await answer, expected);
  if (asked.length > 0) compare('the newest answer', linked.answer, asked.at(-1)?.expected);
}

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 4 });
const orders = fc.array(
  fc.record<Order>({
    category: optional(fc.constantFrom('养老', '助学', '<img src=x>', '')),
    region: optional(fc.constantFrom('100000', '210000', '210999', ...Object.keys(CITIES))),
    placedAt: optional(
      fc.oneof(
        fc.integer({ min: Date.UTC(2019, 9, 31, 22), max: Date.UTC(2020, 2, 1, 7) }),
        fc.constantFrom(
          ...[Date.UTC(2019, 11, 1, 5), Date.UTC(2020, 3, 1, 4)].flatMap((timeMs) => [timeMs - 1, timeMs]),
        ),
      ),
    ),
    dueOn: optional(fc.constantFrom('2019-02-27', '2019-02-28', '2019-03-01', '2019-03-04')),
    rating: optional(fc.constantFrom(-3, 0, 1.99, 2, 3, 3.5, 5)),
    volunteers: optional(fc.nat({ max: 2 ** 40 })),
    change: fc.integer({ min: -3, max: 70_000 }),
  }),
  { maxLength: 30 },
);
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('brush', 'brush', 'brush', 'click', 'pick', 'pick', 'clear', 'clear all', 'activate'),
    view: fc.nat({ max: LINKED.length - 1 }),
    bins: fc.array(fc.nat({ max: 200 }), { maxLength: 5 }),
  }),
  { maxLength: 10 },
);

/** Checks a cross-filter on random tables and random steps from a seed; rejects where an answer is not what a count from scratch gives. */
export async function checkRandomSteps(
  create: Create,
  options: { seed: number; numRuns: number; endOnFailure?: boolean },
) {
  const ways = fc.record({ isTogether: fc.boolean(), tileBytes: fc.constantFrom(0, 1500, 2 ** 27) });
  await fc.assert(
    fc.asyncProperty(orders, steps, ways, (table, taken, way) => compareSteps(create, table, taken, way)),
    options,
  );
}
