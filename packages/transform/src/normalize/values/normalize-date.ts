import { dayNumber, type Finding, formatDay } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { chineseNumber } from './chinese-number.js';

/** A date as precisely as a source gives it. */
export interface DateReading {
  /** `2019-03-05`; the last day of the month, quarter or year when the source is no more precise. */
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
  /** First day of the day, month, quarter, half-year or year that was named. */
  readonly periodStart: string;
}

const LUNAR = /农历|阴历|旧历|正月|腊月|冬月|[闰]\S?月|月初[一二三四五六七八九十]|除夕|春节|元宵|端午|七夕|中秋|重阳/;
const AROUND = /^(?:截至|截止到?|至|到|自|从)|(?:以来|为止|止)$/g;
const DAY = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?(?:[T\s]?\d{1,2}[:时].*)?$/;
const MONTH = /^(\d{4})(?:年|[-/.])(\d{1,2})月?(?:份|上旬|中旬|下旬|初|中|底|末)?$/;
const YEAR = /^(\d{4})年?(?:度|全年|初|底|末)?$/;
const QUARTER = /^(\d{4})(?:年|[-/.])?(?:第?([1-4])季度?|Q([1-4]))$/i;
const QUARTER_FIRST = /^Q([1-4])[-/\s]?(\d{4})$/i;
const HALF = /^(\d{4})年?(上|下)半年$/;
const COMPACT_DAY = /^(\d{4})(\d\d)(\d\d)$/;
const COMPACT_MONTH = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/;
const MONTH_AND_DAY = /^(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?$/;
const BARE_MONTH = /^(\d{1,2})月(?:份|上旬|中旬|下旬|初|中|底|末)?$/;
const BARE_QUARTER = /^(?:Q([1-4])|第?([1-4])季度?)$/i;
const BARE_HALF = /^([上下])半年$/;
/** What systems write when they know no date: the first day of a calendar, of an epoch, the last day of all. */
const PLACEHOLDER = /^(?:0{4}|0001|1899|1900|1970|9999)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?(?:$|\D)/;
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  '0000-0-0 0001-1-1 1899-12-30 1899-12-31 1900-1-0 1900-1-1 1970-1-1 9999-12-31'.split(' '),
);
/** Day, month and year with the year last, or a year of two digits. */
const THREE_PARTS = /^(\d{1,2})([-/.年])(\d{1,2})([-/.月])(\d{4}|\d{1,2})日?(?:[T\s]?\d{1,2}[:时].*)?$/;
const SHORT_YEAR_MONTH = /^(\d{2})年(\d{1,2})月(?:份|初|中|底|末)?$/;
/** Characters; no date is written longer. */
const LONGEST = 64;
/** Day 0 of Excel's calendar of 1900, for days after February 1900. */
const EXCEL_ZERO = dayNumber(1899, 12, 30) ?? 0;

function iso(year: number, month: number, day: number): string | null {
  const days = year < 1900 || year > 2100 ? null : dayNumber(year, month, day);
  return days === null ? null : formatDay(days);
}

function span(year: number, first: number, last: number, precision: DateReading['precision']): DateReading | null {
  const periodStart = iso(year, first, 1);
  const next = last === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, last + 1, 1);
  return periodStart === null || next === null ? null : { date: formatDay(next - 1), precision, periodStart };
}

function oneDay(year: number, month: number, day: number): DateReading | null {
  const date = iso(year, month, day);
  return date === null ? null : { date, precision: 'day', periodStart: date };
}

function serial(value: number): DateReading {
  const date = formatDay(EXCEL_ZERO + Math.floor(value));
  return { date, precision: 'day', periodStart: date };
}

/** Writes the numerals of a date as digits: 二〇一九年三月五日 -> 2019年3月5日. */
export function dateDigits(text: string): string {
  return text
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (year) =>
      [...year].map((digit) => '〇一二三四五六七八九'.indexOf(digit === '零' ? '〇' : digit)).join(''),
    )
    .replace(/[一二三四五六七八九十]+(?=[月日号季])/g, (number) => String(chineseNumber(number)?.low ?? number));
}

function readParts(text: string, year: number | undefined): DateReading | null | 'year' | 'order' {
  const parts = (pattern: RegExp): number[] | null => pattern.exec(text)?.slice(1).map(Number) ?? null;
  const day = parts(DAY) ?? parts(COMPACT_DAY);
  if (day) return oneDay(day[0] ?? 0, day[1] ?? 0, day[2] ?? 0);
  const month = parts(MONTH) ?? parts(COMPACT_MONTH);
  if (month) return span(month[0] ?? 0, month[1] ?? 0, month[1] ?? 0, 'month');
  const quarter = QUARTER.exec(text);
  if (quarter) return quarterOf(Number(quarter[1]), Number(quarter[2] ?? quarter[3]));
  const turned = parts(QUARTER_FIRST);
  if (turned) return quarterOf(turned[1] ?? 0, turned[0] ?? 0);
  const half = HALF.exec(text);
  if (half) return half[2] === '上' ? span(Number(half[1]), 1, 6, 'month') : span(Number(half[1]), 7, 12, 'month');
  const whole = parts(YEAR);
  if (whole) return span(whole[0] ?? 0, 1, 12, 'year');
  const bare = parts(MONTH_AND_DAY);
  if (bare) return year === undefined ? 'year' : oneDay(year, bare[0] ?? 0, bare[1] ?? 0);
  const monthOnly = BARE_MONTH.exec(text);
  if (monthOnly) return year === undefined ? 'year' : span(year, Number(monthOnly[1]), Number(monthOnly[1]), 'month');
  const only = BARE_QUARTER.exec(text);
  if (only) return year === undefined ? 'year' : quarterOf(year, Number(only[1] ?? only[2]));
  const halfOnly = BARE_HALF.exec(text);
  if (halfOnly)
    return year === undefined ? 'year' : halfOnly[1] === '上' ? span(year, 1, 6, 'month') : span(year, 7, 12, 'month');
  return readShort(text);
}

/** The year of two digits that lies nearest to our time: 19 is 2019, 99 is 1999. */
const wholeYear = (digits: number): number => (digits > 68 ? 1900 : 2000) + digits;

/** Dates with a year of two digits or with the year last, where only one order makes a day. */
function readShort(text: string): DateReading | null | 'order' {
  const month = SHORT_YEAR_MONTH.exec(text);
  if (month) return span(wholeYear(Number(month[1])), Number(month[2]), Number(month[2]), 'month');
  const match = THREE_PARTS.exec(text);
  if (!match) return null;
  const [first, second, third] = [Number(match[1]), Number(match[3]), Number(match[5])];
  if (match[2] === '年') return match[4] === '月' ? oneDay(wholeYear(first), second, third) : null;
  const lastYear = match[5]?.length === 4 ? third : wholeYear(third);
  const readings = [
    ...(match[5]?.length === 4 ? [] : [oneDay(wholeYear(first), second, third)]),
    oneDay(lastYear, second, first),
    oneDay(lastYear, first, second),
  ];
  const days = new Map(readings.flatMap((reading) => (reading ? [[reading.date, reading]] : [])));
  const [only] = days.values();
  return days.size > 1 ? 'order' : (only ?? null);
}

/** Says whether a text is what a system writes when it knows no date. */
function isPlaceholder(text: string): boolean {
  if (/^0+(?:\.0+)?$/.test(text)) return true;
  const match = PLACEHOLDER.exec(text);
  return match !== null && PLACEHOLDERS.has(`${text.slice(0, 4)}-${Number(match[1])}-${Number(match[2])}`);
}

const quarterOf = (year: number, quarter: number): DateReading | null =>
  span(year, quarter * 3 - 2, quarter * 3, 'month');

/**
 * Reads a date of the common calendar as sources and spreadsheets write it: 2019年3月, 2019.03, 2019-03-05, 20190305, 2019年,
 * 2019Q1, 上半年, 二〇一九年三月, and Excel's serial numbers (43525, the calendar of 1900).
 * A month, quarter, half-year or year becomes its last day, with its precision. Lunar dates, a day without a year (unless
 * `year` is given), orders of year, month and day that make different days, zero dates (1900-01-01, 0000-00-00, 1970-01-01) and
 * impossible days come back as a finding.
 *
 * @example
 * normalizeDate('2019年3月'); // { date: '2019-03-31', precision: 'month', periodStart: '2019-03-01' }
 */
export function normalizeDate(text: string | number, { year }: { year?: number } = {}): DateReading | Finding {
  const written = String(text);
  const remedy = 'write it as 2019-03-05, 2019-03 or 2019';
  if (written.trim() === '') return findingOf('value_missing', 'notice', text, 'there is no date', remedy);
  if (written.length > LONGEST)
    return findingOf('date_malformed', 'error', text, 'it is no date, or no such day', remedy);
  if (typeof text === 'number' && /^\d{4}\.1$/.test(written))
    return findingOf('date_ambiguous', 'error', text, 'as a number, January and October look the same', remedy);
  const clean = written
    .normalize('NFKC')
    .replace(/[\p{Cf}。]/gu, '')
    .trim()
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
    .replace(AROUND, '');
  if (LUNAR.test(clean))
    return findingOf(
      'date_lunar',
      'error',
      text,
      'it is a date of the lunar calendar',
      'write the date of the common calendar',
    );
  if (isPlaceholder(clean))
    return findingOf(
      'date_placeholder',
      'error',
      text,
      'it is what a system writes when it knows no date',
      'leave the cell empty, or write the date',
    );
  if (/^\d{5}(?:\.\d+)?$/.test(clean) && Number(clean) >= 20_000 && Number(clean) < 80_000)
    return serial(Number(clean));
  const reading = readParts(dateDigits(clean), year);
  if (reading === 'year')
    return findingOf(
      'date_without_year',
      'error',
      text,
      'the year is missing',
      'write the year, or give it as an option',
    );
  if (reading === 'order')
    return findingOf('date_ambiguous', 'error', text, 'year, month and day cannot be told apart', remedy);
  if (reading) return reading;
  return findingOf('date_malformed', 'error', text, 'it is no date, or no such day', remedy);
}
