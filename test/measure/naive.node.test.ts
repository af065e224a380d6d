import { createDataset, lifecycles, type PracticeDataset } from '@practice-atlas/dataset';
import { type Dimension, measure, metrics } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGIONS } from './example-dataset.js';

type Words = Readonly<Record<string, string | null>>;
interface NaiveCase {
  words: Words;
  region: string | null;
  rating: number | null;
  dueAt: number | null;
  steps: { step: string; at: number; tier: string | null }[];
}

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const STEPS = lifecycles.order!.steps;
const MAIN = STEPS.filter(({ ends }) => !ends).map(({ step }) => step);
const CODES = REGIONS.map(({ code }) => code);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function randomCases(seed: number, count: number): NaiveCase[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return Array.from({ length: count }, () => {
    const steps: NaiveCase['steps'] = [];
    let at = Date.UTC(2019, 10, 1) + Math.floor(next() * 150 * 24 * 60) * MINUTE;
    for (const step of MAIN) {
      if (step === 'placed' ? next() < 0.03 : step === 'reviewed' ? next() < 0.6 : next() < 0.12) {
        if (next() < 0.5) continue;
        if (next() < 0.7)
          steps.push({ step: pick(['rejected', 'cancelled', 'expired']), at: at + 30 * MINUTE, tier: null });
        break;
      }
      steps.push({ step, at, tier: pick(['center', 'station', 'point', null]) });
      if (step === 'dispatched' && next() < 0.2) {
        at += HOUR;
        steps.push({ step, at, tier: pick(['center', 'base']) });
      }
      at += Math.floor((next() < 0.03 ? -1 : 1) * next() * next() * 9 * 24 * 60) * MINUTE;
    }
    return {
      words: { category: pick(['养老', '助学', '<img src=x>', null]), origin: pick(['routine', 'individual', null]) },
      region: pick([...CODES, null]),
      rating: next() < 0.5 ? 1 + Math.floor(next() * 5) : null,
      dueAt: next() < 0.5 ? at + Math.floor((next() - 0.5) * 60 * 24 * 60) * MINUTE : null,
      steps,
    };
  });
}

function datasetOf(cases: readonly NaiveCase[]): PracticeDataset {
  return createDataset({
    name: 'random',
    title: { zh: '随机', en: 'Random' },
    tables: {
      regions: REGIONS,
      cases: cases.map((each, i) => ({
        case_id: `c${i}`,
        lifecycle: 'order',
        region_code: each.region,
        ...each.words,
        rating: each.rating,
        due_at: each.dueAt,
      })),
      case_steps: cases.flatMap((each, i) => each.steps.map((step, j) => ({ case_id: `c${i}`, seq: j + 1, ...step }))),
    },
  });
}

const first = (each: NaiveCase, step: string) => each.steps.find((event) => event.step === step)?.at ?? null;
const has = (each: NaiveCase, step: string) => first(each, step) !== null;

function previous(each: NaiveCase, step: string): number | null {
  const before = MAIN.slice(0, MAIN.indexOf(step)).filter((one) => has(each, one));
  return before.length === 0 ? null : first(each, before.at(-1)!);
}

/** `late`, `fine`, or null when the order never waited for the step. */
function wait(each: NaiveCase, step: string, now: number): 'late' | 'fine' | null {
  const { limitHours, optional } = STEPS.find((one) => one.step === step)!;
  const from = previous(each, step);
  if (limitHours === undefined || from === null) return null;
  const at = first(each, step);
  if (at !== null) return at - from > limitHours * HOUR ? 'late' : 'fine';
  const index = MAIN.indexOf(step);
  if (optional || MAIN.slice(index + 1).some((one) => has(each, one))) return null;
  if (MAIN.slice(0, index).some((one) => !has(each, one) && !STEPS.find((other) => other.step === one)!.optional))
    return null;
  const ends = ['rejected', 'cancelled', 'expired'].map((one) => first(each, one)).filter((one) => one !== null);
  return Math.min(now, ...ends) - from > limitHours * HOUR ? 'late' : 'fine';
}

const share = (
  list: readonly NaiveCase[],
  below: (each: NaiveCase) => boolean,
  above: (each: NaiveCase) => boolean,
) => {
  const whole = list.filter(below);
  return whole.length === 0 ? null : whole.filter(above).length / whole.length;
};
const quantile = (list: readonly NaiveCase[], step: string, percent: number) => {
  const times = list
    .map((each) =>
      has(each, step) && previous(each, step) !== null ? (first(each, step)! - previous(each, step)!) / MINUTE : -1,
    )
    .filter((minutes) => minutes >= 0)
    .sort((a, b) => a - b);
  return times[Math.ceil((times.length * percent) / 100) - 1] ?? null;
};

type Naive = (list: readonly NaiveCase[], now: number) => number | null;
const NAIVE: Readonly<Record<string, Naive>> = {
  orders_placed: (list) => list.length,
  dispatch_rate: (list) =>
    share(
      list,
      (each) => has(each, 'dispatched') || !has(each, 'rejected'),
      (each) => has(each, 'dispatched'),
    ),
  acceptance_rate: (list) =>
    share(
      list,
      (each) => has(each, 'dispatched'),
      (each) => has(each, 'accepted'),
    ),
  completion_rate: (list) =>
    share(
      list,
      (each) => has(each, 'accepted'),
      (each) => has(each, 'completed'),
    ),
  completion_rate_due: (list, now) =>
    share(
      list,
      (each) => has(each, 'accepted') && (each.dueAt === null || each.dueAt <= now),
      (each) => has(each, 'completed'),
    ),
  rating_rate: (list) =>
    share(
      list,
      (each) => has(each, 'completed'),
      (each) => has(each, 'rated'),
    ),
  satisfaction_rate: (list) =>
    share(
      list,
      (each) => each.rating !== null,
      (each) => each.rating! >= 4,
    ),
  overdue_rate: (list, now) =>
    share(
      list,
      (each) => MAIN.some((step) => wait(each, step, now) !== null),
      (each) => MAIN.some((step) => wait(each, step, now) === 'late'),
    ),
};
for (const [id, step] of [
  ['dispatch', 'dispatched'],
  ['accept', 'accepted'],
  ['complete', 'completed'],
  ['rate', 'rated'],
] as const)
  for (const [name, percent] of [
    ['median', 50],
    ['p90', 90],
  ] as const)
    Object.assign(NAIVE, { [`time_to_${id}.${name}`]: (list: readonly NaiveCase[]) => quantile(list, step, percent) });

function ancestor(code: string | null, level: string): string | null {
  for (
    let up = REGIONS.find((region) => region.code === code);
    up;
    up = REGIONS.find((region) => region.code === up!.parent_code)
  )
    if (up.level === level || (level === 'county' && up.level === 'zone')) return up.code;
  return null;
}

function calendar(each: NaiveCase, grain: string, timeZone: string): string | null {
  const at = first(each, 'placed');
  if (at === null) return null;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
  if (grain === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return day.slice(0, { year: 4, month: 7, day: 10 }[grain]);
}

const GRAINS = ['day', 'month', 'quarter', 'year'];
/** The key of a case, undefined when it belongs nowhere. */
function keyOf(each: NaiveCase, by: readonly Dimension[], timeZone: string): string | undefined {
  const keys = by.map((dimension) => {
    if (dimension.startsWith('region:')) return ancestor(each.region, dimension.slice(7));
    if (dimension === 'tier') return each.steps.find(({ step }) => step === 'dispatched')?.tier ?? null;
    return GRAINS.includes(dimension) ? (calendar(each, dimension, timeZone) ?? undefined) : each.words[dimension]!;
  });
  return keys.includes(undefined) ? undefined : JSON.stringify(keys);
}

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
    for (const { id, rows } of metrics.values())
      if (rows?.table === 'cases' && id !== 'orders_at_step') expect(covered).toContain(id);
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
          expect([key, id, value.quantity?.value ?? null]).toEqual([key, id, NAIVE[id]!(groups.get(key) ?? [], now)]);
        }
      }
      for (const key of groups.keys()) expect(seen).toContain(key);
    },
  );

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

describe('stocks and flows of dated rows', () => {
  const day = fc.integer({ min: 17_897, max: 18_300 });
  const row = fc.record({
    from: fc.option(day),
    days: fc.option(fc.integer({ min: 0, max: 200 })),
    region: fc.option(fc.constantFrom(...CODES)),
    kind: fc.option(fc.constantFrom('a', 'b', '__proto__')),
  });
  const text = (days: number | null) => (days === null ? null : new Date(days * 86_400_000).toISOString().slice(0, 10));
  const until = (each: { from: number | null; days: number | null }) =>
    each.days === null ? null : (each.from ?? 18_000) + each.days;

  it('equal a count over rows, at the end of every month and kind', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const data = createDataset({
          name: 'random',
          title: { zh: '随机', en: 'Random' },
          tables: {
            regions: REGIONS,
            teams: rows.map((each, i) => ({
              team_id: `t${i}`,
              kind: each.kind,
              region_code: each.region,
              founded_on: text(each.from),
              disbanded_on: text(until(each)),
            })),
            volunteers: rows.map((each, i) => ({
              volunteer_id: `v${i}`,
              region_code: each.region,
              registered_on: text(each.from),
            })),
          },
        });
        const answer = measure(data, { metrics: ['teams'], by: ['month', 'kind'] });
        for (let i = 0; i < answer.rowCount; i++) {
          const [month, kind] = answer.dimensions.map(({ keys }) => keys[i]!);
          const [year, number] = month!.split('-').map(Number) as [number, number];
          const last = Date.UTC(year, number, 0) / 86_400_000;
          const expected = rows.filter(
            (each) => each.kind === kind && (each.from ?? 0) <= last && (until(each) ?? Infinity) >= last,
          ).length;
          expect([month, kind, answer.metrics[0]!.values[i]!.quantity?.value]).toEqual([month, kind, expected]);
        }
        const flow = measure(data, { metrics: ['volunteers_new'], by: ['region:city', 'month'] });
        const dated = rows.filter(({ from }) => from !== null).length;
        expect(flow.metrics[0]!.values.reduce((sum, { quantity }) => sum + (quantity?.value ?? 0), 0)).toBe(dated);
      }),
      { seed: 7, numRuns: 60 },
    );
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
