import { type Finding, parseTime } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { normalizeDate } from '../values/normalize-date.js';
import { normalizeTime } from '../values/normalize-time.js';
import { timeRange } from '../values/time-range.js';
import { type CellOptions, type CellReading, noValue } from './cell-reading.js';

const DAY_MS = 86_400_000;
/** Columns that hold the end of a span; others hold its beginning. */
const ENDS = /^(?:due_at|ended_at)$/;

/** Reads a moment; a day without a time of day is kept as the beginning of that day, a deadline as its end, with a warning. */
function momentCell(
  raw: string | number,
  text: string,
  column: string,
  { offsetMinutes = 480, year }: CellOptions,
): CellReading {
  const known = year === undefined ? {} : { year };
  const time = normalizeTime(raw, { offsetMinutes, ...known });
  if ('time' in time) return { value: time.time, findings: [] };
  const written = time.value === null ? null : text.slice(0, 120);
  const day = time.code === 'time_without_hour' ? normalizeDate(raw, known) : time;
  if (!('date' in day) || day.precision !== 'day') return noValue({ ...time, value: written });
  const isDeadline = column === 'due_at';
  const end = isDeadline ? 'end' : 'beginning';
  const reason = `it is a day without a time of day; the ${end} of the day was taken`;
  const finding: Finding = { ...time, level: 'warning', value: written, reason };
  const start = Date.parse(`${day.date}T00:00Z`) - offsetMinutes * 60_000;
  return { value: isDeadline ? start + DAY_MS - 1000 : start, findings: [finding] };
}

/** Reads a moment, or that end of a span of time which the column holds: of 9:00-11:00 its beginning, for a deadline its end. */
export function timeCell(raw: string | number, text: string, column: string, options: CellOptions): CellReading {
  const range = typeof raw === 'string' && parseTime(text) === null ? timeRange(text) : null;
  if (!range) return momentCell(raw, text, column, options);
  const isEnd = ENDS.test(column);
  const part = isEnd ? range.end : range.begin;
  const reading = momentCell(part, part, column, options);
  const findings = reading.findings.map((finding) => (finding.value === null ? finding : { ...finding, value: text }));
  if (reading.value === null) return noValue(...findings);
  const reason = `it is a span of time; its ${isEnd ? 'end' : 'beginning'} was taken`;
  const remedy = 'write the beginning alone: 2019-03-05 10:20';
  return { value: reading.value, findings: [...findings, findingOf('time_range', 'notice', text, reason, remedy)] };
}
