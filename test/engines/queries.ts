import { type Dimension, metrics, type Query } from '@practice-atlas/measure';

/** Each metric as it can be asked: plain, in its variants and quantiles. */
const ASKED = [...metrics.values()].flatMap(({ id, kind, variants = {} }) => [
  id,
  ...(kind === 'duration' ? [`${id}.p90`] : []),
  ...Object.keys(variants).map((word) => `${id}.${word}`),
]);

/** One of each type of dimension, and some that cross. */
const DIVIDED: readonly (readonly Dimension[])[] = [
  [],
  ['region:province'],
  ['region:city'],
  ['region:county'],
  ['day'],
  ['week'],
  ['month'],
  ['quarter'],
  ['year'],
  ['tier'],
  ['kind'],
  ['rank'],
  ['category'],
  ['origin'],
  ['step'],
  ['bins:rating:1,3,5'],
  ['bins:volunteers:1,2'],
  ['bins:participants:0,10'],
  ['region:city', 'month'],
  ['month', 'category'],
];

const WITHIN = { field: 'region', op: 'within', value: '210000' } as const;
const PERIOD = { field: 'time', op: 'in_period', from: '2019-11', until: '2020-03' } as const;
const ACCEPTED = { field: 'step.accepted.at', op: 'in_period', from: '2019-12', until: '2020-02' } as const;

/** What narrows a question: by place, by time in two zones, by a step, by a word, as of a day. */
const NARROWED: readonly Omit<Query, 'metrics' | 'by'>[] = [
  {},
  { where: [WITHIN] },
  { where: [PERIOD], timeZone: 'America/New_York' },
  { where: [PERIOD, WITHIN], totals: true },
  { where: [ACCEPTED] },
  { where: [{ field: 'category', op: 'in', values: ['养老', '<img src=x>'] }] },
  { where: [{ field: 'region', op: 'missing' }] },
  { asOf: '2020-02-29' },
  { asOf: '2019-12-31', where: [WITHIN] },
];

/** Every metric by every type of dimension, each narrowed in another way; and the forms that go beyond counting. */
export const QUERIES: readonly Query[] = [
  ...ASKED.flatMap((asked, m) =>
    DIVIDED.map((by, d): Query => ({ ...NARROWED[(m + d) % NARROWED.length], metrics: [asked], by })),
  ),
  ...['previous_change', 'year_change', 'cumulative', 'share', 'rank', 'per_10k'].flatMap((word): Query[] => [
    { metrics: [`orders_placed.${word}`, `sites.${word}`], by: ['month'] },
    { metrics: [`orders_placed.${word}`], by: ['region:city', 'month'], where: [PERIOD] },
  ]),
  { metrics: ['orders_placed', 'satisfaction_rate'], by: ['category'], top: { count: 1, other: true } },
  { metrics: ['time_to_complete.p90'], by: ['region:county'], top: { count: 2, other: true }, totals: true },
  { metrics: ['orders_placed'], by: ['region:county', 'month'], top: { count: 2, other: true } },
];
