import { dayNumber, formatDay } from './day.js';

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(?:Z|([+-])(\d\d):?(\d\d))$/;
const DAY_MS = 86_400_000;

/**
 * Reads ISO 8601 with a zone (`2019-03-21T08:30+08:00`, `...Z`) as milliseconds since 1970-01-01T00:00Z.
 * Returns null when it is not written so, has no zone, or names no moment. Beyond milliseconds, digits are cut.
 */
export function parseTime(text: string): number | null {
  return text.length === 22 ? (parseMinute(text) ?? parseAny(text)) : parseAny(text);
}

/** Reads the two digits at `at`; -1 when they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** The form that `formatTime` prints most, `2019-03-21T08:30+08:00`, without a pattern: a page reads thousands at its start. */
function parseMinute(text: string): number | null {
  if (
    text[4] !== '-' ||
    text[7] !== '-' ||
    text[10] !== 'T' ||
    text[13] !== ':' ||
    text[16] !== '+' ||
    text[19] !== ':'
  )
    return null;
  const [century, rest] = [twoDigits(text, 0), twoDigits(text, 2)];
  const [hours, minutes] = [twoDigits(text, 11), twoDigits(text, 14)];
  const [zoneHours, zoneMinutes] = [twoDigits(text, 17), twoDigits(text, 20)];
  if (century < 0 || rest < 0 || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null;
  if (zoneHours < 0 || zoneHours > 13 || zoneMinutes < 0 || zoneMinutes > 59) return null;
  const days = dayNumber(century * 100 + rest, twoDigits(text, 5), twoDigits(text, 8));
  return days === null ? null : days * DAY_MS + ((hours - zoneHours) * 60 + minutes - zoneMinutes) * 60_000;
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
