import { headingKey } from '@practice-atlas/dataset';
import { dateDigits, normalizeDate } from '../values/normalize-date.js';
import { type DaySpan, readDaySpan, withoutDaySpans } from './read-day-span.js';
import type { PlanPeriod } from './table-plan.js';

const SPAN = /(?:(\d{4})年)?(\d{1,2})月?[-—–~至到](?:(\d{4})年)?(\d{1,2})月/;
const WRITTEN = [
  /\d{4}年\d{1,2}月\d{1,2}[日号]/,
  /\d{4}年(?:第?[1-4]季度?|[上下]半年|\d{1,2}月)/,
  /(?<!\d)\d{4}-?q[1-4]/,
  /(?<!\d)(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)/,
  /(?<!\d)(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9])(?!\d)/,
  /(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/,
  /(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?!\d)/,
  /(?<!\d)(?:19|20)\d\d(?:年|(?!\d))/,
];
const BARE = /(?<![\d一-十])(?:\d{1,2}月\d{1,2}[日号]|\d{1,2}月(?!\d)|第?[1-4]季度|q[1-4](?!\d)|[上下]半年)/;
/** The year that the title or the name of the file says. */
const WHOLE_YEAR = /^(?:全年|本年)度?$/;
/** Characters that are looked at. */
const LONGEST = 200;

/** Then only the last day is known: 截至2019年6月30日. */
const CUMULATIVE = /(?:截至|截止)(?!日期|时间)|累计至/;

const ENGLISH_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function period(text: string, year: number | null): DaySpan | null {
  const date = normalizeDate(text, year === null ? {} : { year });
  return 'date' in date ? { start: date.periodStart, end: date.date, precision: date.precision } : null;
}

function fold(text: string): string {
  const key = dateDigits(headingKey(text.slice(0, LONGEST))).replace(/季(?!度)/g, '季度');
  const month = ENGLISH_MONTHS.indexOf(
    key.replace(/uary|ruary|ch|il|e|y|ust|tember|ober|ember|t|\.$/g, '').slice(0, 3),
  );
  return /^[a-z]{3,9}\.?$/.test(key) && month >= 0 && key.startsWith(ENGLISH_MONTHS[month] ?? '-')
    ? `${month + 1}月`
    : key;
}

/**
 * Finds the period that a title, a name or a heading holds: 2024年3月 in ××区2024年3月统计表, 1-3月, 一季度, 上半年, `2024-03`.
 * 2019年3月5日至11日. A period without a year needs `year`; null when the text holds none. `start` and `end` are its first and last day;
 * 截至2019年6月30日 has no first one.
 *
 * @example
 * readPeriod('一季度', 2024); // { start: '2024-01-01', end: '2024-03-31', precision: 'month' }
 */
export function readPeriod(text: string, year: number | null = null): PlanPeriod | null {
  const key = fold(text);
  const read = readSpan(key, year);
  return read !== null && CUMULATIVE.test(key) ? { ...read, start: null } : read;
}

function readSpan(key: string, year: number | null): DaySpan | null {
  const days = readDaySpan(key, year);
  if (days) return days;
  const span = SPAN.exec(key);
  if (span) {
    const from = Number(span[1] ?? year ?? Number.NaN);
    const to = Number(span[3] ?? from);
    const first = Number.isNaN(from) ? null : period(`${from}年${span[2]}月`, null);
    const last = Number.isNaN(to) ? null : period(`${to}年${span[4]}月`, null);
    if (first && last && first.start <= last.start) return { start: first.start, end: last.end, precision: 'month' };
  }
  for (const pattern of WRITTEN) {
    const found = pattern.exec(key)?.[0];
    const read = found === undefined ? null : period(found, null);
    if (read) return read;
  }
  if (WHOLE_YEAR.test(key) && year !== null) return period(`${year}年`, null);
  const bare = BARE.exec(key)?.[0];
  return bare === undefined || year === null ? null : period(bare, year);
}

/** Says whether a text is the name of a period and nothing else: 3月, 2024年3月, 一季度, 2024, `Mar`. */
export function isPeriod(text: string): boolean {
  const key = fold(text).replace(/^(?:截至|截止到?)/, '');
  const rest = withoutDaySpans(key).replace(SPAN, '').replace(BARE, '');
  return (
    key !== '' && (rest === '' || WHOLE_YEAR.test(key) || WRITTEN.some((pattern) => key.replace(pattern, '') === ''))
  );
}

/** Finds the year that a text names; null when it names none. */
export function readYear(text: string): number | null {
  const read = readPeriod(text);
  return read === null ? null : Number(read.end.slice(0, 4));
}
