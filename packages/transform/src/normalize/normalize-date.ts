import { dayNumber, type Finding, formatDay } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
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

/** 二〇一九年三月五日 -> 2019年3月5日. */
function digitsOf(text: string): string {
  return text
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (year) =>
      [...year].map((digit) => '〇一二三四五六七八九'.indexOf(digit === '零' ? '〇' : digit)).join(''),
    )
    .replace(/[一二三四五六七八九十]+(?=[月日号季])/g, (number) => String(chineseNumber(number)?.low ?? number));
}

function readParts(text: string, year: number | undefined): DateReading | null | 'year' {
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
  const only = /^Q([1-4])$/i.exec(text) ?? /^第?([1-4])季度$/.exec(text);
  if (only) return year === undefined ? 'year' : quarterOf(year, Number(only[1]));
  return null;
}

const quarterOf = (year: number, quarter: number): DateReading | null =>
  span(year, quarter * 3 - 2, quarter * 3, 'month');

/**
 * Reads a date of the common calendar as sources and spreadsheets write it: 2019年3月, 2019.03, 2019-03-05, 20190305, 2019年,
 * 2019Q1, 上半年, 二〇一九年三月, and Excel's serial numbers (43525, the calendar of 1900).
 * A month, quarter, half-year or year becomes its last day, with its precision. Lunar dates, a day without a year (unless
 * `year` is given), two-digit years and impossible days come back as a finding.
 *
 * @example
 * normalizeDate('2019年3月'); // { date: '2019-03-31', precision: 'month', periodStart: '2019-03-01' }
 */
export function normalizeDate(text: string | number, { year }: { year?: number } = {}): DateReading | Finding {
  const written = String(text);
  const remedy = 'write it as 2019-03-05, 2019-03 or 2019';
  if (written.trim() === '') return findingOf('value_missing', 'notice', text, 'there is no date', remedy);
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
  if (/^\d{5}(?:\.\d+)?$/.test(clean) && Number(clean) >= 20_000 && Number(clean) < 80_000)
    return serial(Number(clean));
  const reading = readParts(digitsOf(clean), year);
  if (reading === 'year')
    return findingOf(
      'date_without_year',
      'error',
      text,
      'the year is missing',
      'write the year, or give it as an option',
    );
  if (reading) return reading;
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(clean))
    return findingOf('date_ambiguous', 'error', text, 'year, month and day cannot be told apart', remedy);
  return findingOf('date_malformed', 'error', text, 'it is no date, or no such day', remedy);
}
