import { type Column, parseDay } from '@practice-atlas/dataset';
import { type ColumnTask, ownCell } from './column-task.js';

/** Reads a plain cell from a part of a text; NaN when it has to be judged. */
export type ReadPlain = (text: string, start: number, end: number, offsetMinutes: number) => number;

function judged(task: ColumnTask, row: number): number {
  const value = task.judge(row, ownCell(task.raw, row, task.index));
  if (typeof value === 'string') return parseDay(value) ?? Number.NaN;
  return typeof value === 'number' ? value : Number.NaN;
}

/** Reads a column of numbers, days or moments; NaN is missing. */
export function numberCells(task: ColumnTask, read: ReadPlain, offsetMinutes: number): Float64Array {
  const { raw, index, judgeEmpty } = task;
  const { rowCount } = raw;
  const values = new Float64Array(rowCount);
  const spans = raw.spans(index);
  if (spans === null) {
    for (let row = 0; row < rowCount; row++) {
      const cell = raw.cell(row, index);
      values[row] = (cell === null || cell === '') && !judgeEmpty ? Number.NaN : judged(task, row);
    }
    return values;
  }
  const { text, bounds, first, step } = spans;
  for (let row = 0, at = first; row < rowCount; row++, at += step) {
    const start = bounds[at]!;
    const end = bounds[at + 1]!;
    if (start === end && start >= 0 && !judgeEmpty) {
      values[row] = Number.NaN;
      continue;
    }
    const value = start < end ? read(text, start, end, offsetMinutes) : Number.NaN;
    values[row] = Number.isNaN(value) ? judged(task, row) : value;
  }
  return values;
}

/** Makes a column of numbers of which NaN is missing; writes zero in its place. Keeps moments and fractions, copies days and whole numbers. */
export function numberColumn(values: Float64Array, type: 'integer' | 'number' | 'date' | 'time'): Column {
  const bits = new Uint8Array((values.length + 7) >> 3);
  let known = 0;
  let low = 0;
  let high = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) {
      values[row] = 0;
      continue;
    }
    bits[row >> 3]! |= 1 << (row & 7);
    known++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const validity = known === values.length ? null : bits;
  if (type === 'time') return { kind: 'time', values, validity };
  if (type === 'date') return { kind: 'date', values: new Int32Array(values), validity };
  if (type === 'number' || low < -0x80000000 || high > 0x7fffffff) return { kind: 'number', values, validity };
  if (low >= 0 && high <= 0xff) return { kind: 'number', values: new Uint8Array(values), validity };
  return { kind: 'number', values: new Int32Array(values), validity };
}
