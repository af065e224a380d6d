import { type Finding, parseTime } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import { normalizeDate } from './normalize-date.js';

/** A moment in epoch milliseconds. */
export interface TimeReading {
  readonly time: number;
  /** The text named no zone; that of the options was taken. */
  readonly zoneAssumed: boolean;
}

const MOMENT =
  /^(.+?[日号\d])[T\s]*(?:(上午|下午|晚上?|AM|PM)\s*)?(\d{1,2})[:时](\d{1,2})?(?:[:分](\d{1,2})(?:\.\d+)?秒?)?分?$/i;
const EXCEL_ZERO_MS = Date.UTC(1899, 11, 30);

/**
 * Reads a moment: ISO 8601, `2019-03-05 10:20`, 2019年3月5日10时20分, 下午3:05, epoch milliseconds (13 digits), Excel's serial numbers with a fraction.
 * Without a zone it is taken in that of `offsetMinutes` (default 480, China). A day without a time of day comes back as a finding.
 */
export function normalizeTime(
  text: string | number,
  { offsetMinutes = 480 }: { offsetMinutes?: number } = {},
): TimeReading | Finding {
  const written = String(text).normalize('NFKC').trim();
  const remedy = 'write it as 2019-03-05T10:20+08:00';
  if (written === '') return findingOf('value_missing', 'notice', text, 'there is no time', remedy);
  if (/^\d{13}$/.test(written)) return { time: Number(written), zoneAssumed: false };
  const zoned = parseTime(written);
  if (zoned !== null) return { time: zoned, zoneAssumed: false };
  if (/^[2-7]\d{4}\.\d+$/.test(written)) {
    const minutes = Math.round(Number(written) * 1440);
    return { time: EXCEL_ZERO_MS + minutes * 60_000 - offsetMinutes * 60_000, zoneAssumed: true };
  }
  const match = MOMENT.exec(written);
  const date = normalizeDate(match?.[1] ?? written);
  if (!('date' in date)) return date;
  if (!match) return findingOf('time_without_hour', 'error', text, 'it is a day without a time of day', remedy);
  const afternoon = /^(?:下午|晚|PM)/i.test(match[2] ?? '');
  const hour = Number(match[3]) + (afternoon && Number(match[3]) < 12 ? 12 : 0);
  const [minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0)];
  if (date.precision !== 'day' || hour > 23 || minute > 59 || second > 59)
    return findingOf('time_malformed', 'error', text, 'it is no moment of a day', remedy);
  const local = Date.parse(`${date.date}T00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000;
  return { time: local - offsetMinutes * 60_000, zoneAssumed: true };
}
