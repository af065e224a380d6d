import { dayNumber } from '@practice-atlas/dataset';

const DAY_MS = 86_400_000;
const [SPACE, PLUS, DASH, DOT, SLASH, COLON, LETTER_T, LETTER_Z] = [32, 43, 45, 46, 47, 58, 84, 90] as const;

/** The number of two digits; -1 when there are not two. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

const isDigit = (text: string, at: number) => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

/** Days of a date of one or two digits a month and a day that ends at `end`; NaN when there is none. */
function daysAt(text: string, start: number, end: number): number {
  const separator = text.charCodeAt(start + 4);
  if (separator !== DASH && separator !== SLASH && separator !== DOT) return Number.NaN;
  const century = two(text, start);
  const rest = two(text, start + 2);
  const monthDigits = text.charCodeAt(start + 6) === separator ? 1 : 2;
  const dayStart = start + 6 + monthDigits;
  if (text.charCodeAt(dayStart - 1) !== separator || end - dayStart > 2 || end <= dayStart) return Number.NaN;
  const month =
    monthDigits === 2 ? two(text, start + 5) : isDigit(text, start + 5) ? text.charCodeAt(start + 5) - 48 : -1;
  const day =
    end - dayStart === 2 ? two(text, dayStart) : isDigit(text, dayStart) ? text.charCodeAt(dayStart) - 48 : -1;
  const year = century * 100 + rest;
  if (century < 0 || rest < 0 || month < 0 || day < 0 || year < 1900 || year > 2100) return Number.NaN;
  return dayNumber(year, month, day) ?? Number.NaN;
}

/**
 * Reads `2019-03-21`, `2019/3/21` or `2019.3.21` from a part of a text without cutting it out, as days since 1970-01-01;
 * NaN when it is written otherwise: then `normalizeCell` has to look.
 */
export function plainDay(text: string, start: number, end: number): number {
  return end - start < 8 || end - start > 10 ? Number.NaN : daysAt(text, start, end);
}

/**
 * Reads `2019-03-21 08:30`, `2019/3/21 8:30:05` or `2019-03-21T08:30+08:00` from a part of a text without cutting it out, as milliseconds
 * since 1970-01-01T00:00Z; without a zone it is taken in that of `offsetMinutes`. NaN when it is written otherwise.
 */
export function plainMoment(text: string, start: number, end: number, offsetMinutes: number): number {
  const length = end - start;
  if (length < 12 || length > 25) return Number.NaN;
  let at = start + 8;
  while (at < start + 11 && isDigit(text, at)) at++;
  const mark = text.charCodeAt(at);
  if (mark !== SPACE && mark !== LETTER_T) return Number.NaN;
  const days = daysAt(text, start, at);
  const hourDigits = text.charCodeAt(at + 2) === COLON ? 1 : 2;
  const hour = hourDigits === 2 ? two(text, at + 1) : isDigit(text, at + 1) ? text.charCodeAt(at + 1) - 48 : -1;
  at += 1 + hourDigits;
  const minute = two(text, at + 1);
  if (text.charCodeAt(at) !== COLON || at + 3 > end || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return Number.NaN;
  at += 3;
  let second = 0;
  if (at < end && text.charCodeAt(at) === COLON) {
    second = two(text, at + 1);
    if (at + 3 > end || second < 0 || second > 59) return Number.NaN;
    at += 3;
  }
  const local = days * DAY_MS + (hour * 3600 + minute * 60 + second) * 1000;
  if (at === end) return local - offsetMinutes * 60_000;
  const isIso = text.charCodeAt(start + 10) === LETTER_T && text.charCodeAt(start + 4) === DASH && hourDigits === 2;
  return isIso ? local - zoneAt(text, at, end) * 60_000 : Number.NaN;
}

/** The offset in minutes that stands at the end: `Z`, `+08:00`; NaN when there is none. */
function zoneAt(text: string, start: number, end: number): number {
  const sign = text.charCodeAt(start);
  if (sign === LETTER_Z) return start + 1 === end ? 0 : Number.NaN;
  if ((sign !== PLUS && sign !== DASH) || end - start !== 6 || text.charCodeAt(start + 3) !== COLON) return Number.NaN;
  const hours = two(text, start + 1);
  const minutes = two(text, start + 4);
  if (hours < 0 || hours > 13 || minutes < 0 || minutes > 59) return Number.NaN;
  return (hours * 60 + minutes) * (sign === DASH ? -1 : 1);
}
