import type { Grain } from '@practice-atlas/measure';

const DAY_MS = 86_400_000;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const SHAPES: readonly (readonly [Grain, RegExp])[] = [
  ['year', /^(\d{4})$/],
  ['quarter', /^(\d{4})-Q([1-4])$/],
  ['month', /^(\d{4})-(0[1-9]|1[0-2])$/],
  ['week', /^(\d{4})-W([0-4]\d|5[0-3])$/],
  ['day', /^(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/],
];

/** A calendar period: its grain, and its first and last day as `2019-03-05`. */
export interface PeriodDays {
  readonly grain: Grain;
  readonly first: string;
  readonly last: string;
}

const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** The Monday of a week by ISO 8601: week 1 has January 4 in it. */
function mondayMs(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS + (week - 1) * 7 * DAY_MS;
}

/**
 * Reads a calendar key: `2019`, `2019-Q1`, `2019-03`, `2019-W12` (ISO 8601) or `2019-03-05`. Null when it is none.
 *
 * @example
 * periodDays('2020-02'); // { grain: 'month', first: '2020-02-01', last: '2020-02-29' }
 */
export function periodDays(key: string): PeriodDays | null {
  for (const [grain, shape] of SHAPES) {
    const match = shape.exec(key);
    if (!match) continue;
    const [year, part] = [Number(match[1]), Number(match[2] ?? 1)];
    if (grain === 'day') return { grain, first: key, last: key };
    if (grain === 'week') {
      const monday = mondayMs(year, part);
      return { grain, first: dayOf(monday), last: dayOf(monday + 6 * DAY_MS) };
    }
    const months = MONTHS[grain];
    const month = (part - 1) * months;
    return {
      grain,
      first: dayOf(Date.UTC(year, month, 1)),
      last: dayOf(Date.UTC(year, month + months, 0)),
    };
  }
  return null;
}

/** Writes the key of the period after one. */
export function nextPeriodKey({ grain, last }: PeriodDays): string {
  const timeMs = Date.parse(last) + DAY_MS;
  const day = dayOf(timeMs);
  if (grain === 'day') return day;
  if (grain === 'year') return day.slice(0, 4);
  if (grain === 'month') return day.slice(0, 7);
  if (grain === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const year = new Date(timeMs + 3 * DAY_MS).getUTCFullYear();
  return `${year}-W${String(1 + Math.round((timeMs - mondayMs(year, 1)) / (7 * DAY_MS))).padStart(2, '0')}`;
}
