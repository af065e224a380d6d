import { type MarkList, themes } from '@practice-atlas/elements';
import { lifecycleModel, orderFulfillmentMarks } from '@practice-atlas/elements/order-fulfillment.js';
import type { Answer } from '@practice-atlas/measure';
import { answer, metric, placed as placedFigure, quantity, share, value } from './marks-answers.js';

/** One picture to be compared with its golden. All numbers here are made up for the test. */
export interface FulfillmentCase {
  readonly answers: readonly Answer[];
  readonly widthPx: number;
  readonly theme?: 'paper' | 'night' | 'wall';
  readonly locale?: 'zh' | 'en';
}

const STEPS: readonly (readonly [step: string, zh: string, en: string, count: number, overdue: number | null])[] = [
  ['placed', '点单', 'Placed', 2480, null],
  ['reviewed', '审单', 'Reviewed', 900, 9],
  ['dispatched', '派单', 'Dispatched', 2406, 30],
  ['accepted', '接单', 'Accepted', 2232, 0],
  ['completed', '完成', 'Completed', 2058, 201],
  ['rated', '评单', 'Rated', 1513, null],
  ['cancelled', '已取消', 'Cancelled', 74, null],
];

/** The answer by step, of the steps named or of all. */
export function byStep(steps = STEPS): Answer {
  return answer({
    simulated: true,
    dimensions: [{ id: 'step', keys: steps.map(([step]) => step), labels: steps.map(([, zh, en]) => ({ zh, en })) }],
    metrics: [
      metric(
        'orders_at_step',
        'orders',
        steps.map(([, , , count]) => value(quantity(count))),
      ),
      metric(
        'overdue_rate',
        'ratio',
        steps.map(([, , , count, overdue]) => (overdue === null ? value(null) : share(overdue, count))),
      ),
    ],
  });
}

const time = (id: string, median: number, p90: number) => [
  metric(`time_to_${id}.median`, 'minutes', [value(quantity(median))]),
  metric(`time_to_${id}.p90`, 'minutes', [value(quantity(p90))]),
];

const totals = answer({
  query: { metrics: [], where: [{ field: 'time', op: 'in_period', from: '2019', until: '2020' }] },
  metrics: [
    metric('orders_placed', 'orders', [value(quantity(2480))]),
    metric('dispatch_rate', 'ratio', [share(2406, 2480)], { zh: '派单率', en: 'Dispatch rate' }),
    metric('acceptance_rate', 'ratio', [share(2232, 2406)], { zh: '接单率', en: 'Acceptance rate' }),
    metric('completion_rate', 'ratio', [share(2058, 2232)], { zh: '完成率', en: 'Completion rate' }),
    metric('rating_rate', 'ratio', [share(1513, 2058)], { zh: '评价率', en: 'Rating rate' }),
    metric('satisfaction_rate', 'ratio', [share(1484, 1513)], { zh: '满意率', en: 'Satisfaction rate' }),
    ...[
      ...time('dispatch', 24, 126),
      ...time('accept', 192, 1140),
      ...time('complete', 2592, 7920),
      ...time('rate', 600, 3000),
    ],
  ],
});

const tiers = answer({
  dimensions: [
    {
      id: 'tier',
      keys: ['station', 'center', null, 'institute'],
      labels: [
        { zh: '实践站', en: 'Station' },
        { zh: '实践中心', en: 'Center' },
        { zh: '未注明', en: 'Not stated' },
        { zh: '实践所', en: 'Institute' },
      ],
    },
  ],
  metrics: [
    metric(
      'orders_placed',
      'orders',
      [406, 1200, 74, 800].map((count) => value(quantity(count))),
    ),
  ],
});

const whole = [byStep(), totals, tiers];
const hostileSteps = ['__proto__', '<img src=x onerror=alert(1)>', '\u202eevil', '长'.repeat(60)].map(
  (name, i) => [name, name, name, 10 - i, 1] as const,
);

/** Counted steps with what a source says of their times: at most 30 minutes in the middle, at least 100 in the slowest tenth. */
const boundedTimes = answer({
  metrics: [
    metric('dispatch_rate', 'ratio', [share(2406, 2480)], { zh: '派单率', en: 'Dispatch rate' }),
    metric('time_to_dispatch.median', 'minutes', [value(quantity(30, 'at_most', '不超过'), { basis: 'reported' })]),
    metric('time_to_dispatch.p90', 'minutes', [value(quantity(100, 'at_least', '以上'), { basis: 'reported' })]),
    ...time('accept', 192, 1140),
    metric('time_to_complete.p90', 'minutes', [value(quantity(7200, 'at_most'))]),
  ],
});

export const reportedOnly = answer({
  metrics: [metric('orders_placed', 'orders', [value(quantity(72), { basis: 'reported' })])],
});

/** Simulated steps where a source reports 72 orders placed. */
function besideReported(q = quantity(72)): readonly Answer[] {
  const simulated = byStep();
  const asSimulated = (one: Answer): Answer => ({
    ...one,
    metrics: one.metrics.map((m) => ({
      ...m,
      values: m.values.map((v) => (v.quantity ? { ...v, basis: 'simulated' as const } : v)),
    })),
  });
  return [
    asSimulated(simulated),
    answer({
      metrics: [
        metric('orders_placed', 'orders', [value(q, { basis: 'reported', asOf: '2020-08', figureIds: ['clicks'] })]),
      ],
      figures: [
        placedFigure('clicks', ['211004', '辽阳市', '宏伟区'], ['orders_placed', q, 'orders'], { unitWord: '次' }),
      ],
      simulated: true,
    }),
  ];
}

export const fulfillmentCases: Readonly<Record<string, FulfillmentCase>> = {
  whole: { answers: whole, widthPx: 500 },
  'whole-en': { answers: whole, widthPx: 420, locale: 'en' },
  'whole-night': { answers: whole, widthPx: 640, theme: 'night' },
  'whole-wall': { answers: whole, widthPx: 1200, theme: 'wall' },
  phone: { answers: whole, widthPx: 320 },
  'phone-en': { answers: whole, widthPx: 320, locale: 'en', theme: 'night' },
  'no-review': { answers: [byStep(STEPS.filter(([step]) => step !== 'reviewed')), totals], widthPx: 500 },
  'steps-only': { answers: [byStep()], widthPx: 500 },
  'no-orders': { answers: [byStep(STEPS.map(([step, zh, en]) => [step, zh, en, 0, null] as const))], widthPx: 500 },
  'step-unknown': {
    answers: [
      answer({
        dimensions: [
          {
            id: 'step',
            keys: ['placed', 'completed'],
            labels: [
              { zh: '点单', en: 'Placed' },
              { zh: '完成', en: 'Completed' },
            ],
          },
        ],
        metrics: [metric('orders_at_step', 'orders', [value(quantity(1000, 'at_least', '余')), value(null)])],
      }),
      answer({ metrics: [metric('satisfaction_rate', 'ratio', [share(9, 10)])] }),
    ],
    widthPx: 400,
  },
  'bounded-times': { answers: [byStep(), boundedTimes], widthPx: 500 },
  'bounded-times-en': { answers: [byStep(), boundedTimes], widthPx: 340, locale: 'en' },
  'beside-reported': { answers: besideReported(), widthPx: 480 },
  'beside-reported-en': { answers: besideReported(), widthPx: 420, locale: 'en', theme: 'night' },
  'beside-reported-phone': { answers: besideReported(quantity(72_000, 'at_least', '余')), widthPx: 320 },
  'reported-only': { answers: [reportedOnly], widthPx: 500 },
  'reported-only-en': { answers: [reportedOnly], widthPx: 340, locale: 'en' },
  hostile: { answers: [byStep(hostileSteps), totals], widthPx: 500 },
};

/** Builds the marks of a case. */
export function fulfillmentMarks(one: FulfillmentCase): MarkList {
  const theme = themes[one.theme ?? 'paper'];
  const model = lifecycleModel(one.answers);
  if (!model) throw new Error('the case has no model');
  return orderFulfillmentMarks(model, {
    widthPx: one.widthPx,
    theme,
    locale: one.locale ?? 'zh',
    background: theme.ground,
  });
}
