import { dayNumber, formatDay } from './day.js';

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(?:Z|([+-])(\d\d):?(\d\d))$/;
const DAY_MS = 86_400_000;

/**
 * Reads ISO 8601 with a zone (`2019-03-21T08:30+08:00`, `...Z`) as milliseconds since 1970-01-01T00:00Z.
 * Returns null when it is not written so, has no zone, or names no moment. Beyond milliseconds, digits are cut.
 */
export function parseTime(text: string): number | null {
  const time = text.length === 22 ? parseMinute(text) : Number.NaN;
  return Number.isNaN(time) ? parseAny(text) : time;
}

/** Reads the two digits at `at`; NaN when they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const [DASH, LETTER_T, COLON, PLUS] = [45, 84, 58, 43];

/**
 * Reads the form that `formatTime` prints most, `2019-03-21T08:30+08:00`, from the 22 characters at `start`, without a pattern and
 * without cutting them out: a page reads thousands at its start. NaN when they read otherwise.
 */
export function parseMinute(text: string, start = 0): number {
  if (
    text.charCodeAt(start + 4) !== DASH ||
    text.charCodeAt(start + 7) !== DASH ||
    text.charCodeAt(start + 10) !== LETTER_T ||
    text.charCodeAt(start + 13) !== COLON ||
    text.charCodeAt(start + 16) !== PLUS ||
    text.charCodeAt(start + 19) !== COLON
  )
    return Number.NaN;
  const year = twoDigits(text, start) * 100 + twoDigits(text, start + 2);
  const hours = twoDigits(text, start + 11);
  const minutes = twoDigits(text, start + 14);
  const zoneHours = twoDigits(text, start + 17);
  const zoneMinutes = twoDigits(text, start + 20);
  if (!(hours <= 23 && minutes <= 59 && zoneHours <= 13 && zoneMinutes <= 59)) return Number.NaN;
  const days = dayNumber(year, twoDigits(text, start + 5), twoDigits(text, start + 8)) ?? Number.NaN;
  return days * DAY_MS + ((hours - zoneHours) * 60 + minutes - zoneMinutes) * 60_000;
}

function parseAny(text: string): number | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const days = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  const [hours, minutes, seconds] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  const offset = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0);
  if (days === null || hours > 23 || minutes > 59 || seconds > 59 || offset > 14 * 60 || Number(match[10] ?? 0) > 59)
    return null;
  const local = days * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const milliseconds = match[7] === undefined ? 0 : Number(match[7].padEnd(3, '0'));
  return local + milliseconds - (match[8] === '-' ? -offset : offset) * 60_000;
}

/**
 * Prints milliseconds since 1970-01-01T00:00Z as ISO 8601 with an offset, as short as it is exact: `2019-03-21T08:30+08:00`.
 * `offsetMinutes` is that of the zone, default 480 (Asia/Shanghai since 1991).
 */
export function formatTime(time: number, offsetMinutes = 480): string {
  const local = time + offsetMinutes * 60_000;
  const days = Math.floor(local / DAY_MS);
  const rest = local - days * DAY_MS;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const milliseconds = rest % 1000;
  const seconds = Math.floor(rest / 1000) % 60;
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`;
  const tail = seconds === 0 && fraction === '' ? '' : `:${two(seconds)}${fraction}`;
  const away = Math.abs(offsetMinutes);
  const zone = offsetMinutes === 0 ? 'Z' : `${offsetMinutes < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`;
  return `${formatDay(days)}T${two(rest / 3_600_000)}:${two((rest / 60_000) % 60)}${tail}${zone}`;
}
