import type { RowQuestion, RowTest, RowValue } from '@practice-atlas/measure/rows.js';

const column = (name: string): RowValue => ({ kind: 'column', column: name });
const constant = (value: number): RowValue => ({ kind: 'constant', value });
const orNever = (name: string): RowValue => ({ kind: 'first', values: [column(name), constant(Infinity)] });
const counted = (test: RowTest) => ({ kind: 'count', test }) as const;

const NEVER: RowValue = { kind: 'first', values: [] };
/** In New York: half an hour into the day on which summer time ends, half an hour before its end 25 hours later; into and before the end of one of 23 hours. */
const LONG_AND_SHORT = [
  Date.UTC(2019, 10, 3, 4, 30),
  Date.UTC(2019, 10, 4, 4, 30),
  Date.UTC(2019, 2, 10, 5, 30),
  Date.UTC(2019, 2, 11, 3, 30),
];

/** What questions drawn at random seldom reach, of any random dataset: infinities, values that are never known, long fractions, days that are no 24 hours long. */
export const EDGE_QUESTIONS: readonly RowQuestion[] = [
  {
    table: 'cases',
    where: null,
    by: [],
    measures: [1, 50, 90].map((percent) => ({
      kind: 'quantile',
      // An infinity less another is no number.
      value: { kind: 'minus', value: orNever('due_at'), less: orNever('first_accepted_at') },
      percent,
      test: null,
    })),
  },
  {
    table: 'cases',
    where: null,
    by: [],
    measures: [
      {
        kind: 'sum',
        value: {
          kind: 'choose',
          test: { kind: 'known', value: column('rating') },
          yes: NEVER,
          no: column('volunteers'),
        },
        test: null,
      },
      {
        kind: 'sum',
        value: {
          kind: 'choose',
          test: { kind: 'known', value: column('rating') },
          yes: column('volunteers'),
          no: NEVER,
        },
        test: null,
      },
      counted({ kind: 'below', value: constant(-Infinity), than: column('rating') }),
      counted({ kind: 'below', value: column('rating'), than: constant(-Infinity) }),
    ],
  },
  {
    table: 'sites',
    where: null,
    by: [],
    measures: [
      counted({ kind: 'at_most', value: constant(123.456789), most: column('lng') }),
      counted({ kind: 'at_most', value: column('lng'), most: constant(1e-7) }),
      ...[12.5, 25.9, 50.9, 75.9, 99.9].map((percent) => ({
        kind: 'quantile' as const,
        value: column('lat'),
        percent,
        test: null,
      })),
    ],
  },
  {
    table: 'sites',
    where: null,
    by: LONG_AND_SHORT.map((moment) => ({
      kind: 'period',
      value: constant(moment),
      clock: 'time',
      grain: 'day',
      timeZone: 'America/New_York',
    })),
    measures: [{ kind: 'count', test: null }],
  },
];
