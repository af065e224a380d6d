import { AtlasError } from '@practice-atlas/dataset';
import { type Answer, createPageEngine, measure, type Query } from '@practice-atlas/measure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataset, figure } from './example-dataset.js';
import { datasetOf, randomCases } from './random-cases.js';

type Outcome = { readonly answer: Answer } | { readonly code: string; readonly message: string; readonly hint: string };

async function outcomeOf(ask: () => Answer | Promise<Answer>): Promise<Outcome> {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (error instanceof AtlasError) return { code: error.code, message: error.message, hint: error.hint };
    throw error;
  }
}

const RIGHT = ['orders_placed', 'completion_rate', 'time_to_complete.p90', 'sites', 'volunteers', 'reported_figures'];
const METRICS = [
  ...RIGHT,
  ...RIGHT,
  ...RIGHT,
  ...['orders_placed', 'completion_rate', 'time_to_complete', 'time_to_complete.p90', 'time_to_complete.p75'],
  ...['orders_at_step', 'sites', 'sites.p90', 'volunteers', 'reported_figures', 'orders_placed.share', 'order_placed'],
  ...['active_rate', 'coverage_rate', 'orders_placed.cumulative', 'designations', '', 'constructor'],
];
const BY = [
  ...['month', 'region:city', 'month', 'region:city'],
  ...['month', 'year', 'week', 'tier', 'rank', 'step', 'source', 'metric', 'region:city', 'region:county', 'region:x'],
  ...['bins:rating:1,3', 'category', 'role', 'basis'],
];
const FIELDS = [
  'region',
  'time',
  'step',
  'step.accepted.at',
  'lifecycle',
  'basis',
  'tier',
  'scope',
  'rating',
  'source',
];
const WORDS = ['210000', '210100', '999999', 'accepted', 'order', 'wish', 'counted', 'seen', 'center', 'press', ''];

const condition = fc.oneof(
  fc.record({
    field: fc.constantFrom(...FIELDS),
    op: fc.constantFrom('is', 'within', 'is', 'like'),
    value: fc.constantFrom(...WORDS),
  }),
  fc.record({
    field: fc.constantFrom(...FIELDS),
    op: fc.constant('in'),
    values: fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
  }),
  fc.record({ field: fc.constantFrom('region', 'tier'), op: fc.constant('missing') }),
  fc.record(
    {
      field: fc.constantFrom('time', 'step.accepted.at', 'region'),
      op: fc.constant('in_period'),
      from: fc.constantFrom('2019', '2019-12', '2019-13', '2020-02-30'),
      until: fc.constantFrom('2020', '2019-12', '2021-06-05', 3),
      timeZone: fc.constantFrom('Europe/Berlin', 'Mars/Olympus'),
    },
    { requiredKeys: ['field', 'op', 'from', 'until'] },
  ),
  fc.constant(null),
);
const plain = fc.record(
  {
    metrics: fc.array(fc.constantFrom(...METRICS), { maxLength: 2 }),
    by: fc.array(fc.constantFrom(...BY), { maxLength: 2 }),
    where: fc.array(condition, { maxLength: 1 }),
  },
  { requiredKeys: ['metrics'] },
);
const more = fc.record(
  {
    asOf: fc.constantFrom('2019-12-31', '2019-12'),
    totals: fc.constantFrom(true, 1),
    top: fc.constantFrom({ count: 1 }, { count: 0 }),
    limit: fc.constant(3),
  },
  { requiredKeys: [] },
);
const query = fc
  .tuple(plain, fc.option(more, { freq: 1, nil: {} }))
  .map(([given, others]) => ({ ...given, ...others }));

describe('the engine of a page', () => {
  const random = datasetOf(randomCases(7, 120));
  const data = dataset({
    sites: [
      { site_id: 's1', tier: 'center', region_code: '210100', opened_on: '2018-11-01' },
      { site_id: 's2', tier: 'station', region_code: '210102' },
    ],
    figures: [
      figure('a', { label: '志愿者' }),
      figure('b', { metric: 'sites', unit: 'sites', value: 3, label: '阵地' }),
    ],
  });

  it('answers and refuses whatever is asked as the whole engine does, though it carries a part of it', async () => {
    const engines = [random, data].map((each) => [each, createPageEngine(each)] as const);
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(query, fc.nat(1), async (asked, which) => {
        const [each, engine] = engines[which]!;
        const whole = await outcomeOf(() => measure(each, asked as unknown as Query));
        expect(await outcomeOf(() => engine.measure(asked as unknown as Query))).toEqual(whole);
        if ('answer' in whole) answered++;
      }),
      { numRuns: 900, seed: 20191130 },
    );
    expect(answered).toBeGreaterThan(60);
  }, 60_000);

  it('knows the names of figures that only the whole catalogue names', async () => {
    const named = dataset({ figures: [figure('a', { metric: 'activities', unit: 'events', label: null })] });
    const asked: Query = { metrics: ['reported_figures'], by: ['metric'] };
    const answer = await createPageEngine(named).measure(asked);
    expect(answer).toEqual(measure(named, asked));
    expect(answer.dimensions[0]!.labels[0]!.zh).toBe('开展活动');
  });
});
