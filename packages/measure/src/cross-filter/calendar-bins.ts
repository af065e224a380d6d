import { AtlasError, type DateColumn, type TimeColumn } from '@practice-atlas/dataset';
import { periodKey, periodOf } from '../plan/calendar.js';
import { timeZoneOf } from '../plan/time-zone.js';
import type { CalendarView } from './cross-view.js';
import { type Codes, emptyCodes, type RowBins } from './row-bins.js';
import { inChunks, type Work } from './slices.js';
import { validityBit } from './validity-bit.js';

const DAY_MS = 86_400_000;
/** Nine thousand years and more. */
const DAYS_MAX = 3_500_000;

interface Extent {
  low: number;
  high: number;
}

function widen(extent: Extent, column: DateColumn | TimeColumn, from: number, until: number): void {
  const { values, validity } = column;
  for (let row = from; row < until; row++) {
    const value = values[row]!;
    if ((validity !== null && validityBit(validity, row) === 0) || !Number.isFinite(value)) continue;
    if (value < extent.low) extent.low = value;
    if (value > extent.high) extent.high = value;
  }
}

function dateCodes(codes: Codes, column: DateColumn, bins: Codes, first: number, from: number, until: number): void {
  const { values, validity } = column;
  const missing = bins[bins.length - 1]!;
  for (let row = from; row < until; row++)
    codes[row] = validity === null || validityBit(validity, row) === 1 ? bins[values[row]! - first]! : missing;
}

function timeCodes(
  codes: Codes,
  column: TimeColumn,
  bins: Codes,
  starts: Float64Array,
  from: number,
  until: number,
): void {
  const { values, validity } = column;
  const [last, missing] = [starts.length - 1, bins[bins.length - 1]!];
  const first = starts[0]!;
  for (let row = from; row < until; row++) {
    const timeMs = values[row]!;
    if ((validity !== null && validityBit(validity, row) === 0) || !Number.isFinite(timeMs)) {
      codes[row] = missing;
      continue;
    }
    let day = Math.min(last, Math.max(0, Math.floor((timeMs - first) / DAY_MS)));
    while (day > 0 && timeMs < starts[day]!) day--;
    while (day < last && timeMs >= starts[day + 1]!) day++;
    codes[row] = bins[day]!;
  }
}

/** Finds the calendar period of each row of a date or time column. Throws `query_unsupported` for days nine thousand years apart. */
export function* calendarBins(column: DateColumn | TimeColumn, view: CalendarView): Work<RowBins> {
  const { grain, timeZone = 'Asia/Shanghai' } = view;
  const zone = timeZoneOf(timeZone);
  const rowCount = column.values.length;
  const extent = { low: Infinity, high: -Infinity };
  yield* inChunks(rowCount, (from, until) => widen(extent, column, from, until));
  const isEmpty = extent.low > extent.high;
  const first = isEmpty ? 0 : column.kind === 'time' ? zone.dayOf(extent.low) : extent.low;
  const last = isEmpty ? -1 : column.kind === 'time' ? zone.dayOf(extent.high) : extent.high;
  const dayCount = last - first + 1;
  if (dayCount > DAYS_MAX)
    throw new AtlasError('query_unsupported', `the values of "${view.column}" lie ${dayCount} days apart`, {
      hint: 'look for a wrong year among them',
      where: { column: view.column },
      details: { value: String(dayCount) },
    });
  const begin = isEmpty ? 0 : periodOf(grain, first);
  const keyCount = isEmpty ? 0 : periodOf(grain, last) - begin + 1;
  const codes = emptyCodes(rowCount, keyCount, view.column);
  const keys = Array.from({ length: keyCount }, (_, bin) => periodKey(grain, begin + bin));
  const bins = emptyCodes(dayCount + 1, keyCount, view.column).fill(keyCount);
  yield* inChunks(dayCount, (from, until) => {
    for (let day = from; day < until; day++) bins[day] = periodOf(grain, first + day) - begin;
  });
  if (column.kind === 'date')
    yield* inChunks(rowCount, (from, until) => dateCodes(codes, column, bins, first, from, until));
  else {
    const starts = new Float64Array(Math.max(1, dayCount));
    for (let day = 0; day < dayCount; day++) {
      starts[day] = zone.startOf(first + day);
      if (day % 32 === 31) yield;
    }
    yield* inChunks(rowCount, (from, until) => timeCodes(codes, column, bins, starts, from, until));
  }
  return { keys, codes };
}
