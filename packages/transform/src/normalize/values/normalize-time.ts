import { type Finding, parseTime } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { normalizeDate } from './normalize-date.js';

/** A moment in epoch milliseconds. */
export interface TimeReading {
  readonly time: number;
  /** The text named no zone; that of the options was taken. */
  readonly zoneAssumed: boolean;
}

const MOMENT =
  /^(.+?[日号\d])[T\s]*(?:(凌晨|早上?|上午|中午|下午|傍晚|晚上?|AM|PM)\s*)?(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})(?:[.,]\d+)?秒?)?分?$/i;
/** The zone after a time of day, as ISO 8601 writes it, with or without its colon. */
const ZONED = /^(.*\d[:时点]\d{1,2}.*?)\s*(?:(z|utc|gmt)|([+-])(\d\d):?(\d\d)?)$/i;
const AMERICAN = /^(.+\d:\d\d(?::\d\d)?)\s*(AM|PM)$/i;
const COMPACT = /^((?:19|20)\d{6})(\d\d)(\d\d)(\d\d)$/;
/** Characters; no moment is written longer. */
const LONGEST = 64;
const EXCEL_ZERO_MS = Date.UTC(1899, 11, 30);

/** The beginnings of the epoch and of Excel's calendar, in Greenwich and in China. */
const ZERO_MOMENTS: ReadonlySet<number> = new Set(
  [0, Date.UTC(1900, 0, 1), Date.UTC(1899, 11, 30), Date.parse('0001-01-01T00:00Z')].flatMap((time) => [
    time,
    time - 28_800_000,
  ]),
);

/** Epoch milliseconds (13 digits) or seconds (10 digits), since 2001; null for other texts. */
function epochOf(text: string): number | null {
  if (/^0(?:\.0+)?$/.test(text)) return 0;
  if (/^1\d{12}(?:\.0+)?$/.test(text)) return Math.trunc(Number(text));
  return /^1\d{9}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * 1000) : null;
}

/** `3/5/2019 2:05 PM` -> `3/5/2019 PM2:05`. */
function turned(_: string, moment: string, half: string): string {
  return moment.replace(/(\d{1,2}:\d\d(?::\d\d)?)$/, `${half}$1`);
}

function placeholder(text: string | number): Finding {
  return findingOf(
    'date_placeholder',
    'error',
    text,
    'it is what a system writes when it knows no time',
    'leave the cell empty, or write the time',
  );
}

/**
 * Reads a moment: ISO 8601, `2019-03-05 10:20`, 2019年3月5日10时20分, 下午3:05, 20190305102000, epoch milliseconds (13 digits) or
 * seconds (10 digits), Excel's serial numbers with a fraction. `year` is for moments without one: 3月5日10:20.
 * Without a zone it is taken in that of `offsetMinutes` (default 480, China). A day without a time of day comes back as a finding.
 *
 * @example
 * normalizeTime('2019年3月5日10时20分'); // { time: Date.UTC(2019, 2, 5, 2, 20), zoneAssumed: true }
 */
export function normalizeTime(
  text: string | number,
  { offsetMinutes = 480, year }: { offsetMinutes?: number; year?: number } = {},
): TimeReading | Finding {
  const written = String(text).normalize('NFKC').trim();
  const remedy = 'write it as 2019-03-05 10:20';
  if (written === '') return findingOf('value_missing', 'notice', text, 'there is no time', remedy);
  if (written.length > LONGEST) return findingOf('time_malformed', 'error', text, 'it is no moment of a day', remedy);
  const zoned = epochOf(written) ?? parseTime(written);
  if (zoned !== null && ZERO_MOMENTS.has(zoned)) return placeholder(text);
  if (zoned !== null) return { time: zoned, zoneAssumed: false };
  if (/^[2-7]\d{4}\.\d+$/.test(written)) {
    const seconds = Math.round(Number(written) * 86_400);
    return { time: EXCEL_ZERO_MS + seconds * 1000 - offsetMinutes * 60_000, zoneAssumed: true };
  }
  const zone = ZONED.exec(written);
  if (zone) {
    const minutes = zone[2] ? 0 : (Number(zone[4]) * 60 + Number(zone[5] ?? 0)) * (zone[3] === '-' ? -1 : 1);
    const local = normalizeTime(zone[1] ?? '', { offsetMinutes: minutes, ...(year === undefined ? {} : { year }) });
    if (!('time' in local) || Math.abs(minutes) > 840)
      return findingOf('time_malformed', 'error', text, 'it is no moment of a day with a zone', remedy);
    return { time: local.time, zoneAssumed: false };
  }
  const match = MOMENT.exec(
    written
      .replace(COMPACT, '$1 $2:$3:$4')
      .replace(AMERICAN, turned)
      .replace(/(\d[时点])半$/, '$130分'),
  );
  const date = normalizeDate(match?.[1] ?? written, year === undefined ? {} : { year });
  if (!('date' in date)) return date.remedy.startsWith('write it as') ? { ...date, remedy } : date;
  if (!match) return findingOf('time_without_hour', 'error', text, 'it is a day without a time of day', remedy);
  const isNoon = match[2] === '中午' && Number(match[3]) < 3;
  const afternoon = isNoon || /^(?:下午|傍晚|晚|PM)/i.test(match[2] ?? '');
  const early = /^(?:上午|AM)/i.test(match[2] ?? '') && match[3] === '12';
  const hour = early ? 0 : Number(match[3]) + (afternoon && Number(match[3]) < 12 ? 12 : 0);
  const [minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0)];
  if (date.precision !== 'day' || hour > 23 || minute > 59 || second > 59)
    return findingOf('time_malformed', 'error', text, 'it is no moment of a day', remedy);
  const local = Date.parse(`${date.date}T00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000;
  return { time: local - offsetMinutes * 60_000, zoneAssumed: true };
}
