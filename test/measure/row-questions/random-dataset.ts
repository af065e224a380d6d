import { createDataset, formatDay, type Lifecycle, lifecycles, type PracticeDataset } from '@practice-atlas/dataset';
import type { Random } from '../../transform/seeded-random.js';
import { HOSTILE_WORDS } from './hostile-words.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Provinces, cities and counties. */
export const REGION_CODES: readonly string[] = ['21', '22', '23', '24'].flatMap((province) => [
  `${province}0000`,
  ...['01', '02', '03'].flatMap((city) => [`${province}${city}00`, `${province}${city}04`]),
]);

function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** A step whose name has to be quoted, beside those that ship. */
export const ODD_STEP = 'ch"eck`ed\\';

const ODD_LIFECYCLE: Lifecycle = {
  lifecycle: 'odd',
  zh: '怪',
  en: 'Odd',
  steps: [
    { step: 'placed', zh: '点单', en: 'Placed' },
    { step: ODD_STEP, zh: '查', en: 'Checked' },
  ],
};
/** Steps of the random cases. */
export const STEPS: readonly string[] = [
  ...new Set([...Object.values(lifecycles), ODD_LIFECYCLE].flatMap(({ steps }) => steps.map(({ step }) => step))),
];

/** Days next to which calendars go wrong. */
const EDGE_DAYS = ['1900-02-28', '1969-12-31', '1970-01-01', '2000-02-29', '2019-12-31', '2020-02-29', '2020-03-01'];
/** Midnights and changes of summer time, somewhere. */
const EDGE_MOMENTS = [
  Date.UTC(2019, 2, 10, 7),
  Date.UTC(2019, 10, 3, 6),
  Date.UTC(2019, 2, 31, 1),
  Date.UTC(2019, 9, 27, 1),
  Date.UTC(2018, 10, 4, 3),
  Date.UTC(2019, 1, 17, 2),
  Date.UTC(2010, 10, 7, 2, 31),
  Date.UTC(2011, 11, 30, 10),
  Date.UTC(2020, 2, 1),
  // Midnights at which a month or a quarter begins, an hour beside where half days count on from the winter.
  Date.UTC(2019, 3, 1, 4),
  Date.UTC(2019, 6, 1, 4),
  Date.UTC(2019, 2, 31, 22),
  Date.UTC(2019, 5, 30, 22),
  Date.UTC(2020, 0, 1),
  0,
  -1,
];

/** A day: one next to which calendars go wrong, or one of few years. */
export function randomDay(random: Random): string {
  if (random.below(3) === 0) return random.pick(EDGE_DAYS);
  return formatDay(17_500 + random.below(1200));
}

/** A moment: at a midnight or a change of summer time, a millisecond or an hour beside it, or one of few years. */
export function randomMoment(random: Random): number {
  const beside = random.pick([0, 0, 0, -1, 1, -HOUR_MS, HOUR_MS, -30 * 60_000, 61_000]);
  if (random.below(3) === 0) return random.pick(EDGE_MOMENTS) + beside;
  // A midnight somewhere: so many hours ahead of UTC.
  if (random.below(2) === 0)
    return (
      (17_500 + random.below(1200)) * DAY_MS - random.pick([8, 0, 1, 2, -4, -5, -2, -3, 5.75, 14]) * HOUR_MS + beside
    );
  return 17_500 * DAY_MS + random.below(1200) * DAY_MS + random.below(DAY_MS);
}

/** What a random dataset is like besides. */
export interface RandomShape {
  /**
   * As exports are, longer than engines read at once: rows stand in the order of their times, and lack nothing in the first run of 4,096, a fifth in
   * the second; the rest is like everywhere.
   */
  readonly isLong?: boolean;
  /** Days of eight centuries. */
  readonly isFar?: boolean;
  /** How many rows `service_records` has; default: any number up to the size. */
  readonly recordCount?: number;
}

const RUN_ROWS = 4096;
const FAR_DAYS = ['1600-02-29', '1600-03-01', '1700-02-28', '1700-03-01', '2399-12-31', '2400-02-29'];

/** Makes a dataset whose tables refer to each other; small numbers of few kinds, so that there are ties, and missing values everywhere. */
export function randomDataset(
  random: Random,
  size: number,
  { isLong = false, isFar = false, recordCount }: RandomShape = {},
): PracticeDataset {
  let [current, count] = [0, size];
  const hasGaps = () => !isLong || current >= RUN_ROWS;
  const isInOrder = () => isLong && (current < 2 * RUN_ROWS || count > 3 * RUN_ROWS);
  const maybe = <T>(value: () => T): T | null => (hasGaps() && random.below(5) === 0 ? null : value());
  /** From a day in January 2018 on, over some days. */
  const dayInOrder = (days: number) => 17_540 + Math.floor((days * current) / count);
  const word = () => maybe(() => random.pick([...HOSTILE_WORDS, '甲', '乙', '丙']));
  const few = () => maybe(() => random.below(4));
  const code = () => maybe(() => random.pick(REGION_CODES));
  const someDay = () => (isFar && random.below(2) === 0 ? random.pick(FAR_DAYS) : randomDay(random));
  const day = () => maybe(() => (isInOrder() ? formatDay(dayInOrder(36)) : someDay()));
  const momentInOrder = () => dayInOrder(360) * DAY_MS + random.below(DAY_MS);
  const moment = () => maybe(() => (isInOrder() ? momentInOrder() : randomMoment(random)));
  const list = <T>(length: number, row: (i: number) => T): T[] => {
    count = length;
    return Array.from({ length }, (_, i) => {
      current = i;
      return row(i);
    });
  };
  // Whole seconds since 1970 are kept in another way than parts of them, and than what was before.
  const isWhole = isLong || random.below(2) === 0;
  const stepMoment = () => {
    const at = randomMoment(random);
    return isWhole ? Math.max(0, Math.floor(at / 1000) * 1000) : at;
  };
  const other = (prefix: string) => maybe(() => `${prefix}${random.below(size)}`);
  const some = () => random.below(size + 1);
  return createDataset({
    name: 'random',
    title: { zh: '随机', en: 'Random' },
    lifecycles: { odd: ODD_LIFECYCLE },
    tables: {
      regions: REGION_CODES.map((each) => ({
        code: each,
        name: `区${each}`,
        level: random.pick(['province', 'city', 'county']),
        parent_code: parentOf(each),
        population: few(),
      })),
      sites: list(size, (i) => ({
        site_id: `s${i}`,
        tier: random.pick(['center', 'station', "po'int"]),
        region_code: code(),
        parent_site_id: i > 0 ? maybe(() => `s${random.below(i)}`) : null,
        host_type: word(),
        lng: maybe(() => random.pick([0, -0.1, 123.456789, 1e-7, -179.99999999999997])),
        lat: maybe(() => random.below(180) / 3 - 30),
        crs: 'wgs84',
        opened_on: day(),
        closed_on: day(),
      })),
      site_checks: list(some(), (i) => ({
        site_id: `s${random.below(size)}`,
        standard: '五有',
        item: `${i}`,
        met: random.below(2) === 0,
        checked_on: day(),
      })),
      teams: list(size, (i) => ({ team_id: `t${i}`, kind: word(), region_code: code(), members: few() })),
      volunteers: list(size, (i) => ({
        volunteer_id: `v${i}`,
        region_code: code(),
        team_id: other('t'),
        registered_on: day(),
        birth_year: maybe(() => 1980 + random.below(4)),
        gender: maybe(() => random.pick(['female', 'male'])),
        left_on: day(),
      })),
      projects: list(size, (i) => ({ project_id: `p${i}`, brand: word(), region_code: code(), team_id: other('t') })),
      activities: list(size, (i) => ({
        activity_id: `a${i}`,
        kind: word(),
        project_id: other('p'),
        region_code: code(),
        site_id: other('s'),
        team_id: other('t'),
        started_at: moment(),
        volunteers: few(),
      })),
      cases: list(size, (i) => ({
        case_id: `c${i}`,
        lifecycle: random.pick(['order', 'wish', 'odd']),
        region_code: code(),
        site_id: other('s'),
        team_id: other('t'),
        category: word(),
        origin: maybe(() => random.pick(['routine', 'individual'])),
        volunteers: few(),
        beneficiaries: maybe(() => random.pick([0, 7, 2 ** 40 + 1])),
        rating: maybe(() => 1 + random.below(5)),
        due_at: moment(),
      })),
      case_steps: list(size, (i) =>
        Array.from({ length: random.below(6) }, (_, j) => ({
          case_id: `c${i}`,
          // Not in the order of the rows, and with gaps.
          seq: 1 + ((j * 7 + i) % 11),
          step: random.pick(['placed', 'dispatched', 'dispatched', 'accepted', 'completed', ODD_STEP]),
          at: stepMoment(),
          tier: maybe(() => random.pick(['center', 'station', '\\'])),
        })),
      )
        .flat()
        .sort(() => random.below(3) - 1),
      service_records: list(recordCount ?? some(), (i) => ({
        record_id: `r${i}`,
        volunteer_id: `v${random.below(size)}`,
        activity_id: other('a'),
        case_id: other('c'),
        started_at: moment(),
        minutes: random.below(5),
        basis: random.pick(['credit', 'honour', 'unstated']),
      })),
    },
  });
}
