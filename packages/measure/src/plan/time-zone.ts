import { AtlasError } from '@practice-atlas/dataset';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FIXED: Readonly<Record<string, number>> = { 'Asia/Shanghai': 28_800_000, UTC: 0 };

/** Calendar days of a time zone. Days count from 1970-01-01, moments are epoch milliseconds. */
export interface TimeZone {
  /** The calendar day on which a moment falls. */
  dayOf(timeMs: number): number;
  /** The first moment of a day. */
  startOf(day: number): number;
}

function fixedZone(offsetMs: number): TimeZone {
  return {
    dayOf: (timeMs) => Math.floor((timeMs + offsetMs) / DAY_MS),
    startOf: (day) => day * DAY_MS - offsetMs,
  };
}

function namedZone(timeZone: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (timeMs: number): number => {
    const parts = new Map(format.formatToParts(timeMs).map((part) => [part.type, Number(part.value)]));
    const [year, month, day] = [parts.get('year')!, parts.get('month')! - 1, parts.get('day')!];
    const local = Date.UTC(year, month, day, parts.get('hour'), parts.get('minute'), parts.get('second'));
    return local - Math.floor(timeMs / 1000) * 1000;
  };
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    let start = starts.get(day);
    if (start === undefined) {
      // Where summer time begins or ends at midnight, midnight happens never or twice: take the first moment of that day.
      const midnight = day * DAY_MS;
      const moments = [midnight - 15 * HOUR_MS, midnight + 13 * HOUR_MS].map((timeMs) => midnight - offsetAt(timeMs));
      const within = moments.filter((timeMs) => Math.floor((timeMs + offsetAt(timeMs)) / DAY_MS) === day);
      start = Math.min(...(within.length > 0 ? within : moments));
      starts.set(day, start);
    }
    return start;
  };
  return {
    startOf,
    dayOf(timeMs) {
      let day = Math.floor(timeMs / DAY_MS);
      while (timeMs < startOf(day)) day--;
      while (timeMs >= startOf(day + 1)) day++;
      return day;
    },
  };
}

/**
 * Makes the calendar of an IANA time zone. Asia/Shanghai is UTC+8 without exception, as it has been since 1991.
 * Throws `query_malformed` for a zone that this machine does not know.
 */
export function timeZoneOf(name: string): TimeZone {
  const offset = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined;
  if (offset !== undefined) return fixedZone(offset);
  try {
    return namedZone(name);
  } catch (cause) {
    throw new AtlasError('query_malformed', `unknown time zone "${name}"`, {
      hint: 'give an IANA name such as Asia/Shanghai or Europe/Berlin',
      where: { property: 'timeZone' },
      details: { value: name },
      cause,
    });
  }
}
