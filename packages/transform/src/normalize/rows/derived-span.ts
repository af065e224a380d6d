import {
  buildColumn,
  type Cell,
  type Column,
  columnValue,
  type Finding,
  formatTime,
  tables,
} from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import type { RawCell, RawTable } from '../../read/raw-table.js';
import type { NormalizeScope } from '../normalize-scope.js';
import type { SpanHeadings } from '../plans/table-plan.js';
import { clockText } from '../values/clock-text.js';
import { normalizeDate } from '../values/normalize-date.js';
import { normalizeTime } from '../values/normalize-time.js';
import { timeRange } from '../values/time-range.js';
import type { DerivedColumn } from './derived-columns.js';

/** Minutes; a service that began one day and ended the next, by clocks alone, is no longer. */
const LONGEST_NIGHT = 12 * 60;
const MINUTES_A_DAY = 24 * 60;
const MINUTE_MS = 60_000;
const RANGE = 'it is a span of time; its beginning was taken';
const REWRITE_BEGINNING = 'write the beginning alone: 2019-03-05 10:20';
const NO_HOUR = 'it is a day without a time of day; the beginning of the day was taken';
const REWRITE = 'write when it began and when it ended with the day: 2019-03-05 10:20';

/** How long a row was, or why that is not known. */
interface RowLength {
  readonly minutes: number | null;
  readonly finding: Finding | null;
}

/** When a row began, and what there is to say about it. */
interface RowStart {
  readonly time: number | null;
  readonly finding: Finding | null;
}

/** Without a digit it is no time: empty, or 未签退. */
const isEmpty = (cell: RawCell): boolean => cell === null || !/\d/.test(String(cell).normalize('NFKC'));

const unknown = (finding: Finding): RowLength => ({ minutes: null, finding });

/** Judges the span between two moments in epoch milliseconds; `hasOwnDay` says that the end names its day. */
function lengthBetween(
  from: number,
  until: number,
  hasOwnDay: boolean,
  offsetMinutes: number,
  written: string,
): RowLength {
  const plain = Math.round((until - from) / MINUTE_MS);
  const minutes = plain < 0 && !hasOwnDay && plain + MINUTES_A_DAY <= LONGEST_NIGHT ? plain + MINUTES_A_DAY : plain;
  if (minutes < 0) {
    const reason = 'it ended before it began; how long it was is not known';
    const remedy = 'check both times: they may have been exchanged';
    return unknown(findingOf('span_reversed', 'error', written, reason, remedy));
  }
  if (minutes === 0) {
    const reason = 'it ended when it began; how long it was is not known';
    return unknown(findingOf('span_empty', 'error', written, reason, 'write when it really ended'));
  }
  if (minutes > MINUTES_A_DAY) {
    const reason = `between the two times lie ${minutes} minutes, more than a day; signing out was probably forgotten`;
    return unknown(findingOf('span_too_long', 'error', written, reason, 'write when it really ended'));
  }
  if (minutes !== plain) {
    const reason = `the end stands before the beginning and names no day; it was taken for the next day: ${minutes} minutes`;
    return { minutes, finding: findingOf('span_over_midnight', 'warning', written, reason, REWRITE) };
  }
  const dayOf = (time: number) => Math.floor((time + offsetMinutes * MINUTE_MS) / (MINUTES_A_DAY * MINUTE_MS));
  if (dayOf(from) === dayOf(until - 1)) return { minutes, finding: null };
  const reason = `it went on over midnight: ${minutes} minutes`;
  return { minutes, finding: findingOf('span_over_midnight', 'notice', written, reason, 'confirm both times') };
}

/**
 * Makes the moments at which rows began of a day and a time of day, and of services whose length no heading names their minutes; what
 * cannot be is said of each row, and how many lengths were made at the end.
 */
export function derivedSpan(scope: NormalizeScope, span: SpanHeadings | null): DerivedColumn[] {
  if (span === null) return [];
  const { table } = scope.plan;
  const { offsetMinutes = 480, year } = scope.cells;
  const known = { offsetMinutes, ...(year === undefined ? {} : { year }) };
  const { started_at: startField, minutes: lengthField } = tables.service_records.fields;
  let madeCount = 0;

  const dayAt = (raw: RawTable, row: number): string | null => {
    const cell = span.day === null ? null : raw.cell(row, span.day.index);
    if (cell === null || typeof cell === 'boolean' || cell === '') return span.titleDay;
    const read = normalizeDate(cell, year === undefined ? {} : { year });
    if ('date' in read) return read.date;
    const time = normalizeTime(cell, known);
    return 'time' in time ? localDay(time.time, offsetMinutes) : null;
  };
  const momentOf = (cell: string | number, day: string | null) => {
    const clock = clockText(cell);
    return normalizeTime(clock === null || day === null ? cell : `${day} ${clock}`, known);
  };
  /** The two ends as they are written: in two cells, or as 9:00-11:00 in one. */
  const endsAt = (raw: RawTable, row: number): readonly [RawCell, RawCell] => {
    const begun = raw.cell(row, span.start.index);
    if (span.end !== null) return [begun, raw.cell(row, span.end.index)];
    const day = typeof begun === 'string' && /^\D{0,2}\d{1,2}\s*[:：时点]/.test(begun) ? dayAt(raw, row) : null;
    const range = typeof begun === 'string' ? timeRange(day === null ? begun : `${day} ${begun}`) : null;
    return range ? [range.begin, range.end] : [begun, null];
  };
  const startOf = (raw: RawTable, row: number): RowStart => {
    const [begun, ended] = endsAt(raw, row);
    const day = dayAt(raw, row);
    const isBlank = begun === null || typeof begun === 'boolean' || isEmpty(begun);
    const time = isBlank ? null : momentOf(begun, day);
    if (time && 'time' in time) {
      const isCut = span.end === null && ended !== null && !span.makesMinutes;
      const said = String(raw.cell(row, span.start.index));
      return {
        time: time.time,
        finding: isCut ? findingOf('time_range', 'notice', said, RANGE, REWRITE_BEGINNING) : null,
      };
    }
    const own =
      isBlank || time?.code === 'time_without_hour' ? normalizeDate(isBlank ? (day ?? '') : begun, known) : null;
    const midnight = own && 'date' in own ? normalizeTime(`${own.date} 00:00`, known) : null;
    if (!midnight || !('time' in midnight)) return { time: null, finding: time };
    const value = isBlank ? day : String(begun);
    return {
      time: midnight.time,
      finding: findingOf('time_without_hour', 'warning', value, NO_HOUR, REWRITE_BEGINNING),
    };
  };
  const lengthOf = (raw: RawTable, row: number, from: number | null): RowLength => {
    const [begun, ended] = endsAt(raw, row);
    if (isEmpty(begun) || isEmpty(ended)) {
      const reason = !isEmpty(begun)
        ? 'no end is written; how long it was is not known'
        : isEmpty(ended)
          ? 'neither the beginning nor the end is written; how long it was is not known'
          : 'no beginning is written; how long it was is not known';
      const remedy = 'fill in the time, or the length in a column 服务时长(分钟)';
      return unknown(findingOf('span_open', 'error', typeof ended === 'string' ? ended : null, reason, remedy));
    }
    if (from === null || ended === null || typeof ended === 'boolean') return { minutes: null, finding: null };
    const isClock = clockText(ended) !== null;
    const until = momentOf(ended, isClock ? localDay(from, offsetMinutes) : null);
    if (!('time' in until)) return { minutes: null, finding: { ...until, level: 'error' } };
    const written = `${String(begun)} - ${String(ended)}`.slice(0, 120);
    return lengthBetween(from, until.time, !isClock, offsetMinutes, written);
  };
  const tell = (finding: Finding, raw: RawTable, row: number, heading: string) =>
    scope.report(finding, table, raw, row, heading);

  const beginnings: DerivedColumn = {
    column: 'started_at',
    field: startField,
    heading: span.start.heading,
    derive: (raw) => {
      const cells = Array.from({ length: raw.rowCount }, (_, row): Cell => {
        const { time, finding } = startOf(raw, row);
        if (finding) tell(finding, raw, row, span.start.heading);
        return time;
      });
      return buildColumn(startField, cells);
    },
    finish: () => undefined,
  };
  const lengths: DerivedColumn = {
    column: 'minutes',
    field: lengthField,
    heading: (span.end ?? span.start).heading,
    derive: (raw, made: ReadonlyMap<string, Column>) => {
      const starts = made.get('started_at');
      const cells = Array.from({ length: raw.rowCount }, (_, row): Cell => {
        const from = starts ? columnValue(starts, row) : null;
        const { minutes, finding } = lengthOf(raw, row, typeof from === 'number' ? from : null);
        if (finding) tell(finding, raw, row, (span.end ?? span.start).heading);
        if (minutes !== null) madeCount += 1;
        return minutes;
      });
      return buildColumn(lengthField, cells);
    },
    finish: ({ file, sheet }) => {
      if (madeCount === 0) return;
      const names = [...new Set([span.start.heading, (span.end ?? span.start).heading])].join(', ');
      const reason = `no heading holds how long services were; the minutes between these times were taken (${madeCount} rows)`;
      const remedy = 'add a column 服务时长(分钟) where breaks are to be left out';
      const where = {
        ...(file === '' ? {} : { file }),
        ...(sheet === null ? {} : { sheet }),
        table: 'service_records',
      };
      scope.options.log.add(findingOf('minutes_derived', 'notice', names, reason, remedy, where));
    },
  };
  const isPutTogether = span.day !== null || span.titleDay !== null;
  return [...(isPutTogether ? [beginnings] : []), ...(span.makesMinutes ? [lengths] : [])];
}

/** The day of a moment in epoch milliseconds, as ISO text. */
function localDay(time: number, offsetMinutes: number): string {
  return formatTime(time, offsetMinutes).slice(0, 10);
}
