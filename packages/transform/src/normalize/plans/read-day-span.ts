import { dayNumber, formatDay } from '@practice-atlas/dataset';
import type { PlanPeriod } from './table-plan.js';

/** A span of which both ends are known. */
export type DaySpan = PlanPeriod & { readonly start: string };

const TO = '(?:[-—–―~_至到]+)';
/** Year, month and day of both ends, of which the second may leave out what it shares with the first. */
const SPANS = [
  new RegExp(`(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})[日号]?${TO}(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})[日号]`),
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})[—–―~_至到]+(?:(\d{4})-)?(?:(\d{1,2})-)(\d{1,2})(?!\d)/,
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})-+(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/,
  new RegExp(`(?<!\\d)(\\d{4})[./](\\d{1,2})[./](\\d{1,2})${TO}(?:(\\d{4})[./])?(?:(\\d{1,2})[./])(\\d{1,2})(?!\\d)`),
  new RegExp(`(?<!\\d)(\\d{4})(\\d\\d)(\\d\\d)${TO}(\\d{4})(\\d\\d)(\\d\\d)(?!\\d)`),
];

function spanOf(found: RegExpExecArray, year: number | null): DaySpan | null {
  const [firstYear, firstMonth, firstDay, lastYear, lastMonth, lastDay] = found
    .slice(1)
    .map((part) => (part === undefined ? null : Number(part)));
  const from = firstYear ?? year;
  if (from === null || firstMonth == null || firstDay == null || lastDay == null) return null;
  const month = lastMonth ?? firstMonth;
  const to = lastYear ?? (month < firstMonth ? from + 1 : from);
  const start = dayNumber(from, firstMonth, firstDay);
  const end = dayNumber(to, month, lastDay);
  if (start === null || end === null || start > end || from < 1900 || to > 2100) return null;
  return { start: formatDay(start), end: formatDay(end), precision: 'day' };
}

/** Finds the first span of days in a folded text: 2019年3月5日至11日, 2019.03.05-2019.03.11. Null when there is none, or its year is unknown. */
export function readDaySpan(text: string, year: number | null): DaySpan | null {
  for (const pattern of SPANS) {
    const found = pattern.exec(text);
    const span = found ? spanOf(found, year) : null;
    if (span) return span;
  }
  return null;
}

/** Leaves the spans of days out of a folded text. */
export function withoutDaySpans(text: string): string {
  return SPANS.reduce((rest, pattern) => rest.replace(pattern, ''), text);
}
