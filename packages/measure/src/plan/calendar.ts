import { dayNumber, formatDay } from '@practice-atlas/dataset';
import type { Label } from '../answer.js';
import type { Grain } from '../query.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS_OF = { day: 0, week: 0, month: 1, quarter: 3, year: 12 } as const;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_THURSDAY = 3;
const PERIOD = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Days since 1970-01-01, half-open. */
export interface Days {
  readonly from: number;
  readonly until: number;
}

/** Reads `2019`, `2019-03` or `2019-03-05` as the days it holds; null when it is none of these or there is no such day. */
export function daysOf(text: string): Days | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return { from: dayNumber(year, 1, 1)!, until: dayNumber(year + 1, 1, 1)! };
  const month = Number(match[2]);
  if (match[3] !== undefined) {
    const from = dayNumber(year, month, Number(match[3]));
    return from === null ? null : { from, until: from + 1 };
  }
  const from = dayNumber(year, month, 1);
  return from === null ? null : { from, until: firstDay('month', year * 12 + month) };
}

/** Counts months from year 0 to the month of a day. */
function monthOf(day: number): number {
  // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return (yearOfEra + era * 400) * 12 + Math.floor((5 * dayOfYear + 2) / 153) + 2;
}

/** Numbers the period of that grain in which a day lies; adjoining periods have adjoining numbers. */
export function periodOf(grain: Grain, day: number): number {
  if (grain === 'week') return Math.floor((day + FIRST_THURSDAY) / 7);
  return grain === 'day' ? day : Math.floor(monthOf(day) / MONTHS_OF[grain]);
}

/** Finds the first day of a period. */
export function firstDay(grain: Grain, period: number): number {
  if (grain === 'day') return period;
  if (grain === 'week') return period * 7 - FIRST_THURSDAY;
  const month = period * MONTHS_OF[grain];
  return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1)!;
}

/** Finds year and number of a week by ISO 8601: a week belongs to the year of its Thursday. */
function weekOf(period: number): [year: number, week: number] {
  const thursday = period * 7;
  const year = Math.floor(monthOf(thursday) / 12);
  return [year, Math.floor((thursday - dayNumber(year, 1, 1)!) / 7) + 1];
}

/** Prints a period as `2019`, `2019-Q1`, `2019-03`, `2019-W12` (ISO 8601) or `2019-03-05`. */
export function periodKey(grain: Grain, period: number): string {
  if (grain === 'week') {
    const [year, week] = weekOf(period);
    return `${year}-W${String(week).padStart(2, '0')}`;
  }
  const day = formatDay(firstDay(grain, period));
  if (grain === 'quarter') return `${day.slice(0, 4)}-Q${(period % 4) + 1}`;
  return day.slice(0, grain === 'year' ? 4 : grain === 'month' ? 7 : 10);
}

/** Names a period in both languages. */
export function periodLabel(grain: Grain, period: number): Label {
  if (grain === 'week') {
    const [year, week] = weekOf(period);
    return { zh: `${year}年第${week}周`, en: `Week ${week}, ${year}` };
  }
  const [year, month, day] = formatDay(firstDay(grain, period)).split('-').map(Number) as [number, number, number];
  if (grain === 'year') return { zh: `${year}年`, en: String(year) };
  if (grain === 'quarter') return { zh: `${year}年第${(period % 4) + 1}季度`, en: `Q${(period % 4) + 1} ${year}` };
  const name = `${MONTHS[month - 1]} ${year}`;
  return grain === 'month'
    ? { zh: `${year}年${month}月`, en: name }
    : { zh: `${year}年${month}月${day}日`, en: `${day} ${name}` };
}

/** Cuts a day to what is known of it: `2019-11-30` known to the month is `2019-11`; null when undated. */
export function knownDay(day: number | null, precision: string): string | null {
  if (day === null || precision === 'none') return null;
  return formatDay(day).slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
}
