import { AtlasError, dayNumber, formatDay, parseDay, parseTime } from '@practice-atlas/dataset';

/** A span of the calendar. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const GRAINS: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Throws AtlasError `query_malformed` unless a word is a grain. */
export function expectGrain(grain: string): void {
  if (GRAINS.includes(grain)) return;
  throw new AtlasError('query_malformed', `unknown grain "${grain}"`, {
    hint: `use one of ${GRAINS.join(', ')}`,
    where: { property: 'grain' },
    details: { grain },
  });
}

function monthOf(day: number): number {
  const text = formatDay(day);
  return Number(text.slice(0, -6)) * 12 + Number(text.slice(-5, -3)) - 1;
}

function firstOfMonth(month: number): number {
  return dayNumber(Math.floor(month / 12), month - Math.floor(month / 12) * 12 + 1, 1) ?? Number.NaN;
}

/** Finds the first day of the span that a day lies in; weeks begin on Monday. Days count from 1970-01-01. */
export function binStart(day: number, grain: Grain): number {
  if (grain === 'day') return day;
  if (grain === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const size = MONTHS[grain]!;
  return firstOfMonth(Math.floor(monthOf(day) / size) * size);
}

/** Finds the first day of the span after the one that begins on a day. */
export function nextStart(start: number, grain: Grain): number {
  if (grain === 'day') return start + 1;
  return grain === 'week' ? start + 7 : firstOfMonth(monthOf(start) + MONTHS[grain]!);
}

/** Makes what finds the day that a moment falls on in a time zone; the days of a quarter of an hour are looked up once. Throws `query_malformed`. */
function localDay(timeZone: string): (time: number) => number {
  const known = new Map<number, number>();
  const parts = dateParts(timeZone);
  return (time) => {
    const quarter = Math.floor(time / QUARTER_HOUR_MS);
    const before = known.get(quarter);
    if (before !== undefined) return before;
    const { year, month, day } = Object.fromEntries(
      parts.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
    );
    const found = dayNumber(year ?? 0, month ?? 0, day ?? 0) ?? Number.NaN;
    known.set(quarter, found);
    return found;
  };
}

function dateParts(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch (cause) {
    throw new AtlasError('query_malformed', `unknown time zone "${timeZone}"`, {
      hint: 'name it as Asia/Shanghai',
      where: { property: 'timeZone' },
      details: { timeZone },
      cause,
    });
  }
}

/**
 * Makes what finds the day of a value: ISO texts of days and `Date`s of a column of days as they stand; moments (`Date`, milliseconds, ISO
 * texts with a zone) in the time zone. Missing is null. Finding throws AtlasError `query_malformed` for anything else.
 */
export function dayFinder(name: string, timeZone: string, holdsDays: boolean): (value: unknown) => number | null {
  const dayIn = localDay(timeZone);
  return (value) => {
    if (value === null || value === undefined || value === '' || Number.isNaN(value)) return null;
    const day = typeof value === 'string' ? parseDay(value) : null;
    if (day !== null) return day;
    const time = value instanceof Date ? value.getTime() : typeof value === 'string' ? parseTime(value) : value;
    if (typeof time === 'number' && Math.abs(time) <= 8.64e15)
      return holdsDays && value instanceof Date ? Math.floor(time / DAY_MS) : dayIn(time);
    throw new AtlasError(
      'query_malformed',
      `the column "${name}" holds "${String(value).slice(0, 40)}", no day or moment`,
      {
        hint: 'normalize the table first, or write days as 2019-03-21 and moments with a zone',
        where: { column: name },
        details: { column: name },
      },
    );
  };
}
