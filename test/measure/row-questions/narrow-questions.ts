import type { RowKey, RowMeasure, RowQuestion, RowTest, RowValue } from '@practice-atlas/measure/rows.js';
import type { Random } from '../../transform/seeded-random.js';
import { REGION_CODES } from './random-dataset.js';
import { wordsLikely } from './random-question.js';

/** Columns of a long table: words of the table and by a path; numbers that are bytes, days or moments, and joined. */
interface NarrowTable {
  readonly table: 'cases' | 'activities' | 'volunteers' | 'service_records';
  readonly words: readonly string[];
  readonly bytes: string;
  readonly time: string;
  readonly clock: 'day' | 'time';
  readonly joined: readonly string[];
}

const DAY_MS = 86_400_000;

const TABLES: readonly NarrowTable[] = [
  {
    table: 'cases',
    words: ['category', 'team_id.kind', 'site_id.parent_site_id.host_type'],
    bytes: 'rating',
    time: 'due_at',
    clock: 'time',
    joined: ['team_id.members', 'site_id.opened_on'],
  },
  {
    table: 'activities',
    words: ['kind', 'project_id.brand', 'project_id.team_id.region_code'],
    bytes: 'volunteers',
    time: 'started_at',
    clock: 'time',
    joined: ['site_id.opened_on'],
  },
  {
    table: 'volunteers',
    words: ['region_code', 'team_id.kind', 'team_id.region_code'],
    bytes: 'birth_year',
    time: 'left_on',
    clock: 'day',
    joined: ['team_id.members'],
  },
  {
    table: 'service_records',
    words: ['volunteer_id.region_code', 'volunteer_id.team_id.kind', 'case_id.category'],
    bytes: 'minutes',
    time: 'started_at',
    clock: 'time',
    joined: ['volunteer_id.registered_on', 'activity_id.started_at'],
  },
];

/** Of many records of few volunteers: a word of each, so many rows of every run. */
const RECORDS: NarrowTable = { ...TABLES[3]!, words: ['volunteer_id', 'volunteer_id', 'volunteer_id.team_id.kind'] };

const column = (name: string): RowValue => ({ kind: 'column', column: name });
const constant = (value: number): RowValue => ({ kind: 'constant', value });
const known = (name: string): RowTest => ({ kind: 'known', value: column(name) });

/** Asks for few rows of every run, by a rare word, a word that keys lead to, or a narrow band of numbers; and tests in every way the rows that are left. */
export function drawNarrow(random: Random, { isMany = false } = {}): RowQuestion[] {
  const { table, words, bytes, time, clock, joined } = isMany ? RECORDS : random.pick(TABLES);
  const unit = clock === 'day' ? 1 : DAY_MS;
  const drawWord = (): RowTest => {
    const name = random.pick(words);
    const pool = name === 'volunteer_id' ? Array.from({ length: 40 }, (_, i) => `v${i}`) : wordsLikely(name);
    const count = 1 + random.below(/code$/.test(name) ? 2 : 4);
    return { kind: 'word', column: name, words: Array.from({ length: count }, () => random.pick(pool)) };
  };
  const drawBand = (): RowTest => {
    const first = (17_540 + random.below(1000)) * unit;
    const days = 20 + random.below(60);
    return {
      kind: 'all',
      tests: [
        { kind: 'at_most', value: constant(first), most: column(time) },
        { kind: 'below', value: column(time), than: constant(first + days * unit) },
      ],
    };
  };
  const ends = table === 'volunteers' ? [1980, 1983] : [0, 4];
  const own = random.pick(joined);
  const tests: RowTest[] = [
    known(time),
    known(own),
    // Beyond all that there is: of rows that lack a time nobody can say it.
    { kind: 'at_most', value: column(time), most: constant(40_000 * unit) },
    { kind: 'below', value: constant(-40_000 * unit), than: column(time) },
    { kind: 'at_most', value: column(bytes), most: constant(ends[0]! + random.below(4)) },
    { kind: 'below', value: constant(ends[0]! + random.below(4)), than: column(bytes) },
    { kind: 'not', test: known(random.pick([time, bytes, own])) },
  ];
  const drawTest = () => (random.below(3) === 0 ? null : random.pick(tests));
  const drawMeasure = (): RowMeasure => {
    switch (random.below(5)) {
      case 0:
        return { kind: 'sum', value: column(bytes), test: drawTest() };
      case 1:
        return { kind: 'quantile', value: column(random.pick([time, bytes, own])), percent: 50, test: drawTest() };
      case 2:
        return { kind: 'distinct', column: random.pick(words), test: drawTest() };
      default:
        return {
          kind: random.pick(['least', 'greatest'] as const),
          value: column(random.pick([time, bytes, own])),
          test: drawTest(),
        };
    }
  };
  const keys: RowKey[] = [
    { kind: 'word', column: random.pick(words), names: null },
    { kind: 'word', column: random.pick(words), names: new Map([[random.pick(REGION_CODES), '甲']]), rest: '乙' },
    { kind: 'period', value: column(time), clock, grain: 'quarter', timeZone: 'Asia/Shanghai' },
    { kind: 'bin', value: column(bytes), edges: [ends[0]!, ends[1]!] },
  ];
  return [
    {
      table,
      where: random.below(3) === 0 ? drawBand() : drawWord(),
      by: random.below(2) === 0 ? [] : [random.pick(keys)],
      measures: [
        { kind: 'count', test: random.pick(tests) },
        ...Array.from({ length: 1 + random.below(3) }, drawMeasure),
        ...(random.below(3) === 0 ? tests.map((test): RowMeasure => ({ kind: 'count', test })) : []),
      ],
    },
  ];
}

/** Asks for ranks among thousands of numbers at once, some of them below zero, of all rows or in few groups. */
export function drawRanks(random: Random): RowQuestion[] {
  const late = { kind: 'minus', value: column('due_at'), less: column('first_placed_at') } as const;
  const [table, values] = random.pick([
    ['sites', [column('lat'), column('lng')]],
    ['cases', [late, column('due_at'), column('rating')]],
  ] as const);
  const value = random.pick<RowValue>(values);
  const test = random.below(3) === 0 ? known(table === 'sites' ? 'opened_on' : 'volunteers') : null;
  const words = table === 'sites' ? ['tier', 'host_type'] : ['origin', 'lifecycle'];
  const percents = [1, 12.5, 25, 33, 50, 90, 99.9, 100];
  return [
    {
      table,
      where: null,
      by: random.below(2) === 0 ? [] : [{ kind: 'word', column: random.pick(words), names: null }],
      measures: [random.pick(percents), random.pick(percents), random.pick(percents)].map((percent) => ({
        kind: 'quantile',
        value,
        percent,
        test,
      })),
    },
  ];
}
