import { type Dimension, measure, type Query } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../transform/seeded-random.js';
import { REGIONS } from './example-dataset.js';
import {
  datasetOfPeople,
  type Meant,
  NAIVE_OF_DIVISIONS,
  NAIVE_PEOPLE,
  NAIVE_STATES,
  type NaivePeople,
  randomPeople,
} from './naive-people.js';

const DAY_MS = 86_400_000;
const SEEDS = [1, 2];

function ancestors(code: string | null): string[] {
  const region = REGIONS.find((each) => each.code === code);
  return region ? [region.code, ...ancestors(region.parent_code ?? null)] : [];
}
const levelOf = (code: string) => REGIONS.find((each) => each.code === code)?.level;

/** The division of a level in which a region lies; a zone stands for a county. */
function unitAt(region: string | null, level: string): string | null {
  const isLevel = (code: string) => levelOf(code) === level || (level === 'county' && levelOf(code) === 'zone');
  return ancestors(region).find(isLevel) ?? null;
}

const dayOf = (text: string): number => Date.parse(`${text}T00:00Z`) / DAY_MS;

/** First day of a period, and the first day after it. */
function daysOf(grain: string, key: string): { from: number; until: number } {
  if (grain === 'day') return { from: dayOf(key), until: dayOf(key) + 1 };
  const [year = 0, month = 1] = key.split('-').map(Number);
  const [first, next] = grain === 'year' ? [0, 12] : [month - 1, month];
  return { from: Date.UTC(year, first, 1) / DAY_MS, until: Date.UTC(year, next, 1) / DAY_MS };
}

/** Compares each value of an answer, and counts those that are known. */
function compare(people: NaivePeople, naive: typeof NAIVE_PEOPLE, query: Query): number {
  const asked = Object.keys(naive);
  const answer = measure(datasetOfPeople(people), { ...query, metrics: asked }, { minimumGroup: 1 });
  const within = query.where?.find(({ op }) => op === 'within') as { value: string } | undefined;
  const window = query.where?.find(({ op }) => op === 'in_period') as { from: string; until: string } | undefined;
  const [from, end] = window
    ? [daysOf('month', window.from).from, daysOf('month', window.until).from]
    : [-Infinity, query.asOf === undefined ? Infinity : dayOf(query.asOf) + 1];
  let knownCount = 0;
  for (let row = 0; row < answer.rowCount; row++) {
    const keys = answer.dimensions.map(({ keys: own }) => own[row]!);
    const at = new Map(query.by?.map((dimension, i) => [dimension.split(':')[0]!, keys[i]!]));
    const level = query.by?.find((dimension) => dimension.startsWith('region:'))?.slice(7);
    const grain = query.by?.find((dimension) => !dimension.startsWith('region:'));
    const place = level === undefined ? within?.value : at.get('region')!;
    const period = grain === undefined ? null : daysOf(grain, at.get(grain)!);
    const meant: Meant = {
      place,
      isOf: (region) =>
        (within === undefined || ancestors(region).includes(within.value)) &&
        (level === undefined || unitAt(region, level) === place),
      from: period ? Math.max(period.from, from) : from,
      until: period ? Math.min(period.until, end) : end,
      isPeriod: period !== null,
    };
    for (const [i, id] of asked.entries()) {
      const value = answer.metrics[i]!.values[row]!.quantity?.value ?? null;
      const expected = naive[id]!(people, meant);
      if (value !== expected) expect([query, keys, id, value]).toEqual([query, keys, id, expected]);
      if (value !== null) knownCount++;
    }
  }
  return knownCount;
}

const within = { field: 'region', op: 'within', value: '210000' } as const;
const PLACES: readonly (readonly Dimension[])[] = [[], ['region:province'], ['region:city'], ['region:county']];
const window = (from: string, until: string) => ({ field: 'time', op: 'in_period', from, until }) as const;
/** Days that months of any length end on, the first and last of the rows, and some outside. */
const DAYS = [
  '2018-12-01',
  '2018-12-06',
  '2019-01-31',
  '2019-03-31',
  '2019-05-31',
  '2019-08-15',
  '2020-02-01',
  '2021-01-01',
];

describe.each(SEEDS)('people and places of seed %i', (seed) => {
  const people = randomPeople(seededRandom(seed, 77));

  it.each(PLACES)('are counted by %s %s as over row objects, as of any day', (...by) => {
    const places = by.filter((dimension) => dimension !== undefined);
    for (const asOf of [undefined, ...DAYS]) {
      const query = { by: places, where: [within], ...(asOf === undefined ? {} : { asOf }) } as unknown as Query;
      compare(people, { ...NAIVE_PEOPLE, ...NAIVE_STATES, ...NAIVE_OF_DIVISIONS }, query);
    }
  });

  it('are counted within periods as over row objects', () => {
    for (const [from, until] of [
      ['2019-01', '2019-04'],
      ['2019-03', '2019-04'],
      ['2018-10', '2018-12'],
      ['2020-02', '2020-05'],
    ] as const)
      for (const by of PLACES)
        compare(people, NAIVE_PEOPLE, { by, where: [within, window(from, until)] } as unknown as Query);
  });

  it.each([['month'], ['region:city', 'month'], ['year'], ['day']] as const)(
    'are counted period by period as over row objects, by %s %s',
    (...by) => {
      const query = { by, where: [within] } as unknown as Query;
      expect(compare(people, NAIVE_PEOPLE, query)).toBeGreaterThan(10);
      compare(people, NAIVE_PEOPLE, { ...query, where: [within, window('2019-02', '2019-06')] });
    },
  );
});
