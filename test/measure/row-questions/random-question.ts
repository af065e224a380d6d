import { parseDay, type TableName } from '@practice-atlas/dataset';
import type { RowKey, RowMeasure, RowQuestion, RowTest, RowValue } from '@practice-atlas/measure/rows.js';
import type { Random } from '../../transform/seeded-random.js';
import { HOSTILE_WORDS } from './hostile-words.js';
import { ODD_STEP, REGION_CODES, randomDay, randomMoment, STEPS } from './random-dataset.js';

/** Shanghai and UTC are fixed; others change at night, at midnight, a minute past it, by parts of hours; one skipped a day. */
export const ZONES = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
];

interface Columns {
  readonly words: readonly string[];
  readonly days: readonly string[];
  readonly moments: readonly string[];
  readonly wholes: readonly string[];
  readonly fractions: readonly string[];
}

const stepColumns = STEPS.flatMap((step) => [`first_${step}_at`, `last_${step}_at`]);
const usedSteps = ['placed', 'dispatched', 'accepted', ODD_STEP].flatMap((step) => [
  `first_${step}_at`,
  `last_${step}_at`,
]);

/** Columns of the tables that are asked, with paths through one, two and three keys. */
const TABLES: Partial<Readonly<Record<TableName, Columns>>> = {
  cases: {
    words: [
      'case_id',
      'lifecycle',
      'region_code',
      'category',
      'dispatch_tier',
      'site_id',
      'site_id.tier',
      'site_id.region_code',
      'team_id.kind',
      'site_id.parent_site_id.host_type',
    ],
    days: ['site_id.opened_on', 'site_id.parent_site_id.closed_on'],
    moments: ['due_at', ...usedSteps, ...usedSteps, ...stepColumns],
    wholes: ['volunteers', 'beneficiaries', 'rating', 'dispatch_count', 'team_id.members', 'region_code.population'],
    fractions: ['site_id.lng'],
  },
  sites: {
    words: [
      'site_id',
      'tier',
      'region_code',
      'host_type',
      'parent_site_id.tier',
      'parent_site_id.parent_site_id.region_code',
    ],
    days: ['opened_on', 'closed_on', 'parent_site_id.opened_on'],
    moments: [],
    wholes: ['region_code.population'],
    fractions: ['lng', 'lat'],
  },
  volunteers: {
    words: ['volunteer_id', 'region_code', 'team_id', 'gender', 'team_id.kind', 'team_id.region_code'],
    days: ['registered_on', 'left_on'],
    moments: [],
    wholes: ['birth_year', 'team_id.members'],
    fractions: [],
  },
  service_records: {
    words: [
      'volunteer_id',
      'basis',
      'volunteer_id.region_code',
      'volunteer_id.team_id.kind',
      'activity_id.site_id.tier',
      'case_id.category',
      'case_id.dispatch_tier',
    ],
    days: ['volunteer_id.registered_on', 'activity_id.site_id.opened_on'],
    moments: ['started_at', 'case_id.first_placed_at', 'activity_id.started_at'],
    wholes: ['minutes', 'case_id.rating', 'activity_id.volunteers'],
    fractions: [],
  },
  site_checks: {
    words: ['site_id', 'item', 'site_id.tier'],
    days: ['checked_on'],
    moments: [],
    wholes: ['met'],
    fractions: [],
  },
  activities: {
    words: ['kind', 'project_id.brand', 'project_id.team_id.region_code', 'site_id'],
    days: ['site_id.opened_on'],
    moments: ['started_at'],
    wholes: ['volunteers'],
    fractions: [],
  },
  // Without rows.
  ledger: {
    words: ['account', 'region_code', 'site_id.tier'],
    days: ['site_id.opened_on'],
    moments: ['at'],
    wholes: ['minutes', 'value_fen'],
    fractions: ['quantity'],
  },
};

type Clock = 'days' | 'moments' | 'wholes' | 'fractions';

/** Words that a column may hold, and some that it does not. */
export function wordsLikely(column: string): readonly string[] {
  if (/code$/.test(column)) return REGION_CODES;
  if (/_id$/.test(column)) return Array.from({ length: 60 }, (_, i) => `${'svatpc'[i % 6]}${Math.floor(i / 6)}`);
  return [...HOSTILE_WORDS, '甲', '乙', '丙', 'center', 'station', "po'int", 'order', 'odd', 'credit', 'female'];
}

/** Draws one question of any kind. Nested parts get smaller, so that it ends. */
export function randomQuestion(random: Random, given?: TableName): RowQuestion {
  const table = given ?? random.pick(Object.keys(TABLES) as TableName[]);
  const columns = TABLES[table]!;
  const kinds = (['days', 'moments', 'wholes', 'fractions'] as const).filter((kind) => columns[kind].length > 0);
  // Half of them ask columns alone, as most questions do: engines have ways of their own for those.
  const depth = random.below(2) === 0 ? 0 : 2;

  const constant = (kind: Clock): number => {
    if (random.below(40) === 0) return random.pick([Infinity, -Infinity]);
    // Beside all that there is, and within what rows in order have.
    if (kind === 'days' && random.below(4) === 0)
      return random.pick([-30_000, 17_540, 17_556, 17_556, 17_572, 17_572, 30_000]);
    if (kind === 'moments' && random.below(8) === 0) return random.pick([-1e13, 1.52e12, 1.53e12, 1e13]);
    if (kind === 'days') return parseDay(randomDay(random))!;
    if (kind === 'moments') return randomMoment(random);
    return kind === 'wholes' ? random.below(5) : random.pick([0, -0.1, 123.456789, 0.5]);
  };
  const list = <T>(least: number, most: number, draw: () => T): T[] =>
    Array.from({ length: least + random.below(most - least + 1) }, draw);

  const value = (kind: Clock, depth: number, mayBeInfinite = true): RowValue => {
    const inner = () => value(kind, depth - 1, mayBeInfinite);
    switch (depth <= 0 ? random.below(2) : random.below(7)) {
      case 2:
        return { kind: 'first', values: list(0, 3, inner) };
      case 3:
        return { kind: 'least', values: list(0, 4, inner) };
      case 4:
        return { kind: 'choose', test: test(depth - 1), yes: inner(), no: random.below(2) === 0 ? null : inner() };
      case 5:
        if (mayBeInfinite && random.below(8) === 0) {
          const endless = { kind: 'constant', value: Infinity } as const;
          return { kind: 'minus', value: endless, less: random.below(2) === 0 ? endless : inner() };
        }
        if (kind === 'wholes' || kind === 'fractions') return { kind: 'minus', value: inner(), less: inner() };
        break;
      case 6: {
        const number = constant(kind);
        if (mayBeInfinite || Number.isInteger(number)) return { kind: 'constant', value: number };
      }
    }
    return { kind: 'column', column: random.pick(columns[kind]) };
  };
  const anyValue = (depth: number): RowValue => {
    const kind = random.pick(kinds);
    // How long something took, as well.
    if (kind === 'moments' && random.below(3) === 0)
      return { kind: 'minus', value: value(kind, depth - 1), less: value(kind, depth - 1) };
    return value(kind, depth);
  };
  const words = (column: string): (string | null)[] => {
    const pool = wordsLikely(column);
    const found: (string | null)[] = list(0, random.pick([1, 3, 60]), () => random.pick(pool));
    if (random.below(3) === 0) found.push(null);
    return found;
  };
  const test = (depth: number): RowTest => {
    const kind = random.pick(kinds);
    const inner = () => test(depth - 1);
    switch (depth <= 0 ? random.below(4) : random.below(7)) {
      case 0:
        if (kind === 'wholes' && random.below(3) === 0)
          return { kind: 'known', value: { kind: 'minus', value: value(kind, 0), less: value(kind, 0) } };
        return { kind: 'known', value: value(kind, depth - 1) };
      case 1: {
        const sides = [value(kind, depth - 1 - random.below(3)), { kind: 'constant', value: constant(kind) }] as const;
        const [one, two] = random.below(3) === 0 ? [sides[1], sides[0]] : sides;
        return random.below(2) === 0
          ? { kind: 'below', value: one, than: two }
          : { kind: 'at_most', value: one, most: two };
      }
      case 2:
        return { kind: 'at_most', value: value(kind, depth - 1), most: value(kind, depth - 1) };
      case 3: {
        const column = random.pick(columns.words);
        return { kind: 'word', column, words: words(column) };
      }
      case 4:
        return { kind: 'all', tests: list(0, 3, inner) };
      case 5:
        return { kind: 'any', tests: list(0, 3, inner) };
      default:
        return {
          kind: 'not',
          test: random.below(3) === 0 ? { kind: 'known', value: value(kind, depth - 1) } : inner(),
        };
    }
  };
  const key = (): RowKey => {
    const draw = random.below(5);
    if (draw < 2) {
      const column = random.pick(columns.words);
      if (draw === 0) return { kind: 'word', column, names: null };
      return {
        kind: 'word',
        column,
        names: new Map(words(column).map((each) => [each, random.pick(['甲', "乙'", each ?? '缺', 'all', null])])),
        ...(random.below(2) === 0 ? { rest: random.pick(['rest', null, '甲']) } : {}),
      };
    }
    if (draw < 4) {
      const clocks = (['days', 'moments'] as const).filter((each) => columns[each].length > 0);
      const clock = random.pick(clocks);
      return {
        kind: 'period',
        value: value(clock, depth, false),
        clock: clock === 'days' ? 'day' : 'time',
        grain: random.pick(['day', 'week', 'month', 'quarter', 'year']),
        timeZone: random.pick(ZONES),
      };
    }
    const kind = random.pick(kinds);
    const edges = list(0, 6, () => constant(kind)).sort((a, b) => a - b);
    return { kind: 'bin', value: value(kind, depth), edges };
  };
  const whole = random.pick(kinds.filter((kind) => kind !== 'fractions'));
  const measure = (): RowMeasure => {
    const asked = random.below(3) === 0 ? test(depth) : null;
    switch (random.below(5)) {
      case 0:
        return { kind: 'count', test: asked };
      case 1:
        return { kind: 'sum', value: value(whole, depth, false), test: asked };
      case 2:
        return { kind: 'distinct', column: random.pick(columns.words), test: asked };
      case 3:
        return {
          kind: 'quantile',
          value: anyValue(depth),
          percent: random.pick([50, 90, 25, 1, 99, 100, 33, 99.9, 12.5]),
          test: asked,
        };
      default:
        return { kind: random.pick(['least', 'greatest'] as const), value: anyValue(depth), test: asked };
    }
  };
  const measures = list(random.below(10) === 0 ? 0 : 1, 4, measure);
  // More counts than are counted together.
  if (random.below(6) === 0) measures.push(...list(3, 4, (): RowMeasure => ({ kind: 'count', test: test(0) })));
  // The same of other rows, or another rank of it.
  const [first] = measures;
  if (first && random.below(3) === 0)
    measures.push(
      first.kind === 'quantile' && random.below(2) === 0
        ? { ...first, percent: random.pick([50, 90]) }
        : { ...first, test: test(depth) },
    );
  return {
    table,
    where: random.below(3) === 0 ? null : test(depth === 0 ? random.below(2) : 3),
    by: list(0, random.pick([0, 1, 2, 3]), key),
    measures,
  };
}
