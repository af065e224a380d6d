import type { RowQuestion, RowTest, RowValue } from '@practice-atlas/measure/rows.js';

const column = (name: string): RowValue => ({ kind: 'column', column: name });
const known = (name: string): RowTest => ({ kind: 'known', value: column(name) });
const count = (test: RowTest | null = null) => ({ kind: 'count', test }) as const;
const MANY = Array.from({ length: 20 }, (_, i) => `${210_000 + i}`);

/** Questions whose statements are kept as goldens: one a kind of value, test, key and measure. */
export const SQL_CASES: Readonly<Record<string, RowQuestion>> = {
  nothing: { table: 'sources', where: null, by: [], measures: [] },
  'completed-by-month': {
    table: 'cases',
    where: {
      kind: 'all',
      tests: [
        { kind: 'word', column: 'lifecycle', words: ['order'] },
        { kind: 'below', value: column('first_placed_at'), than: { kind: 'constant', value: 1_577_808_000_000 } },
      ],
    },
    by: [
      { kind: 'period', value: column('first_placed_at'), clock: 'time', grain: 'month', timeZone: 'Asia/Shanghai' },
    ],
    measures: [count(known('first_completed_at')), count()],
  },
  'days-by-quarter': {
    table: 'volunteers',
    where: { kind: 'not', test: { kind: 'word', column: 'gender', words: ['male', null] } },
    by: [{ kind: 'period', value: column('registered_on'), clock: 'day', grain: 'quarter', timeZone: 'UTC' }],
    measures: [
      { kind: 'distinct', column: 'team_id', test: null },
      { kind: 'least', value: column('registered_on'), test: null },
      { kind: 'greatest', value: column('registered_on'), test: known('left_on') },
    ],
  },
  'few-names': {
    table: 'sites',
    where: null,
    by: [
      {
        kind: 'word',
        column: 'tier',
        names: new Map([
          ['center', '甲'],
          ["it's", '乙'],
          [null, '甲'],
        ]),
      },
    ],
    measures: [count()],
  },
  'many-names': {
    table: 'sites',
    where: { kind: 'word', column: 'region_code', words: MANY },
    by: [{ kind: 'word', column: 'region_code', names: new Map(MANY.map((code, i) => [code, i % 2 ? 'a' : 'b'])) }],
    measures: [count()],
  },
  'through-keys': {
    table: 'service_records',
    where: null,
    by: [
      { kind: 'word', column: 'volunteer_id.team_id.kind', names: null },
      { kind: 'word', column: 'activity_id.kind', names: null },
    ],
    measures: [{ kind: 'sum', value: column('minutes'), test: null }],
  },
  'through-one-key': {
    table: 'sites',
    where: null,
    by: [{ kind: 'word', column: 'parent_site_id.tier', names: null }],
    measures: [count()],
  },
  'minutes-and-waits': {
    table: 'cases',
    where: null,
    by: [{ kind: 'bin', value: column('rating'), edges: [1, 3, 5] }],
    measures: [
      {
        kind: 'quantile',
        value: {
          kind: 'minus',
          value: column('first_completed_at'),
          less: { kind: 'first', values: [column('first_accepted_at'), column('first_placed_at')] },
        },
        percent: 90,
        test: {
          kind: 'at_most',
          value: {
            kind: 'least',
            values: [column('first_rejected_at'), column('due_at'), { kind: 'constant', value: -1 }],
          },
          most: column('due_at'),
        },
      },
      {
        kind: 'sum',
        value: { kind: 'choose', test: { kind: 'any', tests: [] }, yes: column('volunteers'), no: null },
        test: { kind: 'all', tests: [] },
      },
    ],
  },
};
