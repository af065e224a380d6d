import type { Column, FieldColumn, SecondsColumn, TimeColumn, Validity } from './column.js';

/** Rows between two entries of `starts`. */
const STEP = 512;
/** What a second counts where one is missing, and where it is known. */
const FACTORS = /* @__PURE__ */ Float64Array.of(Number.NaN, 1000);
/** How many bits of a byte are set. */
const BITS = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Lays seconds beside the bits of the rows that have one. */
export function secondsColumn(seconds: Uint32Array, validity: Validity, rowCount: number): SecondsColumn {
  if (!validity) return { kind: 'seconds', seconds, starts: null, rowCount, validity };
  const starts = new Uint32Array(Math.ceil(rowCount / STEP));
  for (let byte = 0, count = 0; byte < validity.length; byte++) {
    if (byte % (STEP / 8) === 0) starts[(8 * byte) / STEP] = count;
    count += BITS[validity[byte]!]!;
  }
  return { kind: 'seconds', seconds, starts, rowCount, validity };
}

/** Keeps moments as seconds of the rows that have one; gives back the column where some are no whole seconds from 1970 to 2106. */
export function packTimes(column: TimeColumn): TimeColumn | SecondsColumn {
  const { values, validity } = column;
  const seconds = new Uint32Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    if (validity && ((validity[row >> 3]! >> (row & 7)) & 1) === 0) continue;
    const second = values[row]! / 1000;
    seconds[count] = second;
    if (seconds[count++] !== second) return column;
  }
  return secondsColumn(seconds.slice(0, count), validity, values.length);
}

/** Gives seconds as milliseconds of every row, 0 where one is missing; any other column as it is. Copies each time. */
export function expandTimes(column: Column): FieldColumn {
  if (column.kind !== 'seconds') return column;
  const values = new Float64Array(column.rowCount);
  for (let from = 0; from < values.length; from += STEP)
    readTimes(column, from, Math.min(values.length, from + STEP), values.subarray(from, from + STEP));
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) values[row] = 0;
  return { kind: 'time', values, validity: column.validity };
}

/** The milliseconds of a row that has a moment. */
export function timeAt({ seconds, starts, validity }: SecondsColumn, row: number): number {
  if (!validity || !starts) return 1000 * seconds[row]!;
  let place = starts[Math.floor(row / STEP)]!;
  const own = row >> 3;
  for (let byte = own - (own % (STEP / 8)); byte < own; byte++) place += BITS[validity[byte]!]!;
  return 1000 * seconds[place + BITS[validity[own]! & ((1 << (row & 7)) - 1)]!]!;
}

/**
 * Writes the milliseconds of rows `from`, a multiple of 512, to before `until` into `numbers` from its beginning; NaN = missing.
 */
export function readTimes(column: SecondsColumn, from: number, until: number, numbers: Float64Array): void {
  const { seconds, starts, validity } = column;
  if (!validity || !starts) {
    for (let row = from; row < until; row++) numbers[row - from] = 1000 * seconds[row]!;
    return;
  }
  let place = starts[from / STEP]!;
  for (let byte = from >> 3, at = 0; at < until - from; byte++, at += 8) {
    const bits = validity[byte]!;
    // Eight rows without a loop or a branch take half the time. Near the end of the seconds there may be none to read.
    if (bits !== 0 && place + 8 <= seconds.length) {
      numbers[at] = FACTORS[bits & 1]! * seconds[place]!;
      numbers[at + 1] = FACTORS[(bits >> 1) & 1]! * seconds[place + BITS[bits & 1]!]!;
      numbers[at + 2] = FACTORS[(bits >> 2) & 1]! * seconds[place + BITS[bits & 3]!]!;
      numbers[at + 3] = FACTORS[(bits >> 3) & 1]! * seconds[place + BITS[bits & 7]!]!;
      numbers[at + 4] = FACTORS[(bits >> 4) & 1]! * seconds[place + BITS[bits & 15]!]!;
      numbers[at + 5] = FACTORS[(bits >> 5) & 1]! * seconds[place + BITS[bits & 31]!]!;
      numbers[at + 6] = FACTORS[(bits >> 6) & 1]! * seconds[place + BITS[bits & 63]!]!;
      numbers[at + 7] = FACTORS[bits >> 7]! * seconds[place + BITS[bits & 127]!]!;
      place += BITS[bits]!;
    } else for (let i = 0; i < 8; i++) numbers[at + i] = (bits >> i) & 1 ? 1000 * seconds[place++]! : Number.NaN;
  }
}

/** Writes the milliseconds of the first `count` rows that are listed into `numbers`; NaN = missing. Quick where rows ascend, right in any order. */
export function pickTimes(
  { seconds, starts, validity }: SecondsColumn,
  rows: Int32Array,
  count: number,
  numbers: Float64Array,
): void {
  // Of the byte reached: the place of its first second.
  let [byte, place] = [0, 0];
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    if (!validity || !starts) {
      numbers[i] = 1000 * seconds[row]!;
      continue;
    }
    const own = row >> 3;
    const step = Math.floor(row / STEP);
    if (own < byte || (step * STEP) >> 3 > byte) {
      byte = (step * STEP) >> 3;
      place = starts[step]!;
    }
    for (; byte < own; byte++) place += BITS[validity[byte]!]!;
    const bits = validity[own]!;
    numbers[i] = (bits >> (row & 7)) & 1 ? 1000 * seconds[place + BITS[bits & ((1 << (row & 7)) - 1)]!]! : Number.NaN;
  }
}
