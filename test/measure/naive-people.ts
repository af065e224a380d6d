import { createDataset, formatDay, type PracticeDataset } from '@practice-atlas/dataset';
import type { Random } from '../transform/seeded-random.js';
import { REGIONS } from './example-dataset.js';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** Rows of people, places and services as plain objects; days since 1970-01-01. */
export interface NaivePeople {
  readonly regions: readonly {
    readonly code: string;
    readonly level: string;
    readonly parent: string | null;
    readonly population: number | null;
  }[];
  readonly sites: readonly {
    readonly region: string | null;
    readonly opened: number | null;
    readonly closed: number | null;
  }[];
  readonly volunteers: readonly {
    readonly region: string | null;
    readonly registered: number | null;
    readonly left: number | null;
  }[];
  readonly records: readonly {
    readonly volunteer: number;
    readonly at: number | null;
    readonly minutes: number;
    readonly basis: string;
  }[];
  readonly checks: readonly { readonly site: number; readonly day: number | null; readonly met: boolean | null }[];
}

const FIRST_DAY = 17_870;
const DAYS = 420;

/** Makes rows of every kind, from a seed: undated, without a place, ended before they began, at the edges of days. */
export function randomPeople(random: Random): NaivePeople {
  const maybe = <T>(value: T, often = 8): T | null => (random.below(often) === 0 ? null : value);
  const day = () => FIRST_DAY + random.below(DAYS);
  const codes = REGIONS.map(({ code }) => code);
  const moment = () =>
    day() * DAY_MS - SHANGHAI_MS + random.pick([0, -1, 1, random.below(DAY_MS), random.below(DAY_MS)]);
  const list = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const [siteCount, volunteerCount] = [40, 90];
  return {
    regions: REGIONS.map(({ code, level, parent_code: parent = null }) => ({
      code,
      level,
      parent,
      population: level === 'county' || level === 'zone' ? maybe(1 + random.below(900)) : maybe(5000, 2),
    })),
    sites: list(siteCount, () => ({
      region: maybe(random.pick(codes)),
      opened: maybe(day()),
      closed: maybe(day(), 2),
    })),
    volunteers: list(volunteerCount, () => ({
      region: maybe(random.pick(codes)),
      registered: maybe(day()),
      left: maybe(day(), 2),
    })),
    records: list(260, () => ({
      volunteer: random.below(volunteerCount),
      at: maybe(moment()),
      minutes: random.below(4) * 30,
      basis: random.pick(['credit', 'honour', 'unstated']),
    })),
    checks: list(120, () => ({
      site: random.below(siteCount),
      day: maybe(day()),
      met: maybe(random.below(2) === 0, 4),
    })),
  };
}

const dayText = (day: number | null) => (day === null ? null : formatDay(day));

/** Puts them into a dataset. */
export function datasetOfPeople({ regions, sites, volunteers, records, checks }: NaivePeople): PracticeDataset {
  return createDataset({
    name: 'people',
    title: { zh: '人', en: 'People' },
    tables: {
      regions: REGIONS.map((region, i) => ({ ...region, population: regions[i]!.population })),
      sites: sites.map(({ region, opened, closed }, i) => ({
        site_id: `s${i}`,
        tier: 'station',
        region_code: region,
        opened_on: dayText(opened),
        closed_on: dayText(closed),
      })),
      volunteers: volunteers.map(({ region, registered, left }, i) => ({
        volunteer_id: `v${i}`,
        region_code: region,
        registered_on: dayText(registered),
        left_on: dayText(left),
      })),
      service_records: records.map(({ volunteer, at, minutes, basis }, i) => ({
        record_id: `r${i}`,
        volunteer_id: `v${volunteer}`,
        started_at: at,
        minutes,
        basis,
      })),
      site_checks: checks.map(({ site, day, met }, i) => ({
        site_id: `s${site}`,
        standard: '五有',
        item: `${i}`,
        met,
        checked_on: dayText(day),
      })),
    },
  });
}

/** Which rows are meant: of a place, from a day to before another; `isPeriod` = of one of several periods side by side. */
export interface Meant {
  /** A code; null = of no division of the level; undefined = everywhere. */
  readonly place: string | null | undefined;
  /** Tells whether a row that says this region is of the place. */
  readonly isOf: (region: string | null) => boolean;
  readonly from: number;
  readonly until: number;
  readonly isPeriod: boolean;
}

const chinaDay = (at: number | null): number | null => (at === null ? null : Math.floor((at + SHANGHAI_MS) / DAY_MS));

/** The newest day on which anything happened: the day of the state unless somebody asks for another. */
export function newestDay({ sites, volunteers, records, checks }: NaivePeople): number {
  const days = [
    ...sites.map(({ opened }) => opened),
    ...volunteers.map(({ registered }) => registered),
    ...records.map(({ at }) => chinaDay(at)),
    ...checks.map(({ day }) => day),
  ];
  return Math.max(...days.filter((day) => day !== null));
}

const spanOf = (days: readonly (number | null)[]) => {
  const known = days.filter((day) => day !== null);
  return { first: Math.min(...known), last: Math.max(...known) };
};

/** A count that is zero where the clock knows nothing is unknown. */
function flow(count: number, days: readonly (number | null)[], { from, until }: Meant): number | null {
  if (count > 0 || (from === -Infinity && until === Infinity)) return count;
  const { first, last } = spanOf(days);
  return until <= first || from > last ? null : 0;
}

type Ended = { readonly region: string | null; readonly begun: number | null; readonly ended: number | null };

/** Those that are there at the end of the last day. */
function stock(rows: readonly Ended[], now: number, { isOf, from, until, isPeriod }: Meant): number | null {
  const day = until < Infinity ? until - 1 : now;
  const count = rows.filter(
    ({ region, begun, ended }) =>
      isOf(region) &&
      (begun === null || begun <= day) &&
      !(ended !== null && ended < day) &&
      // Of several periods only rows that end after they begin.
      !(isPeriod && begun !== null && ended !== null && ended < begun),
  ).length;
  const { first } = spanOf(rows.flatMap(({ begun, ended }) => [begun, ended]));
  const isAsked = isPeriod || from > -Infinity || until < Infinity;
  return isAsked && until <= first && (isPeriod || count === 0) ? null : count;
}

const isWithin = (day: number | null, { from, until }: Meant): boolean =>
  from === -Infinity && until === Infinity ? true : day !== null && day >= from && day < until;

type Naive = (people: NaivePeople, meant: Meant) => number | null;

const placeOf = ({ volunteers }: NaivePeople, volunteer: number) => volunteers[volunteer]!.region;
const recordDays = ({ records }: NaivePeople) => records.map(({ at }) => chinaDay(at));

const minutesOf =
  (basis: string | null): Naive =>
  (people, meant) => {
    const found = people.records.filter(
      (each) =>
        meant.isOf(placeOf(people, each.volunteer)) &&
        isWithin(chinaDay(each.at), meant) &&
        (basis === null || each.basis === basis),
    );
    if (found.length === 0) return null;
    return flow(
      found.reduce((sum, { minutes }) => sum + minutes, 0),
      recordDays(people),
      meant,
    );
  };

const servedIn: Naive = (people, meant) =>
  flow(
    new Set(
      people.records
        .filter((each) => meant.isOf(placeOf(people, each.volunteer)) && isWithin(chinaDay(each.at), meant))
        .map(({ volunteer }) => volunteer),
    ).size,
    recordDays(people),
    meant,
  );

/** The day so many months before; a month that is too short ends earlier. */
function monthsBefore(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), length)) / DAY_MS;
}

/** Volunteers who served in the last months up to the day of the state. */
const served =
  (months: number): Naive =>
  (people, meant) => {
    const last = meant.until < Infinity ? meant.until - 1 : newestDay(people);
    const count = servedIn(people, { ...meant, from: monthsBefore(last, months) + 1, until: last + 1 });
    // What lies before the first record is unknown; after the last one nobody served.
    const { first } = spanOf(recordDays(people));
    return count ?? (meant.until <= first ? null : 0);
  };

const registered: Naive = (people, meant) =>
  stock(
    people.volunteers.map(({ region, registered: begun, left }) => ({ region, begun, ended: left })),
    newestDay(people),
    meant,
  );

const population: Naive = ({ regions }, { place }) => {
  const numberOf = (code: string): number | null => {
    const own = regions.find((each) => each.code === code)?.population ?? null;
    if (own !== null) return own;
    // Zones lie across counties, and one part alone is no whole.
    const below = regions.filter(({ parent, level }) => parent === code && level !== 'zone');
    const parts = below.map((each) => numberOf(each.code));
    if (parts.length < 2 || code === '100000' || parts.includes(null)) return null;
    return parts.reduce<number>((sum, part) => sum + part!, 0);
  };
  return typeof place === 'string' ? numberOf(place) : null;
};

const quotientOf =
  (above: Naive, below: Naive): Naive =>
  (people, meant) => {
    const [one, other] = [above(people, meant), below(people, meant)];
    return one === null || other === null || other === 0 ? null : one / other;
  };

/** Metrics of people and places, recomputed over row objects. */
export const NAIVE_PEOPLE: Readonly<Record<string, Naive>> = {
  sites: (people, meant) =>
    stock(
      people.sites.map(({ region, opened, closed }) => ({ region, begun: opened, ended: closed })),
      newestDay(people),
      meant,
    ),
  volunteers_registered: registered,
  volunteers_new: ({ volunteers }, meant) =>
    flow(
      volunteers.filter(({ region, registered: day }) => meant.isOf(region) && isWithin(day, meant)).length,
      volunteers.map(({ registered: day }) => day),
      meant,
    ),
  service_minutes: minutesOf(null),
  'service_minutes.credit': minutesOf('credit'),
  volunteers_active: servedIn,
  minutes_per_volunteer: quotientOf(minutesOf(null), registered),
  standards_met_rate: ({ sites, checks }, meant) => {
    const found = checks.filter(
      ({ site, day, met }) => meant.isOf(sites[site]!.region) && isWithin(day, meant) && met !== null,
    );
    return found.length === 0 ? null : found.filter(({ met }) => met).length / found.length;
  },
};

/** Those that have no periods. */
export const NAIVE_STATES: Readonly<Record<string, Naive>> = {
  'volunteers_active.month': served(1),
  'volunteers_active.year': served(12),
  'active_rate.month': quotientOf(served(1), registered),
  coverage_rate: (people, { isOf, until }) => {
    const day = until < Infinity ? until - 1 : newestDay(people);
    const counties = people.regions.filter(({ code, level }) => level === 'county' && isOf(code));
    const covered = counties.filter(({ code }) =>
      people.sites.some(
        ({ region, opened, closed }) =>
          region === code && (opened === null || opened <= day) && !(closed !== null && closed < day),
      ),
    );
    return counties.length === 0 ? null : covered.length / counties.length;
  },
};

/** Those that a division has. */
export const NAIVE_OF_DIVISIONS: Readonly<Record<string, Naive>> = {
  population,
  registration_rate: quotientOf(registered, population),
};
