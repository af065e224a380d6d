import { type Cell, dictionaryColumn, encoder, narrowest, withRoom } from '../columns/build-column.js';
import type { Column } from '../columns/column.js';
import { parseMinute } from '../columns/moment.js';
import type { Field } from '../tables/define-table.js';
import { PERSONAL_LENGTH_MIN } from './personal-data.js';
import type { RawColumn } from './raw-table.js';

/** Judges a cell that is not plain: gives its value, or null with a finding. */
export type JudgeCell = (row: number, written: unknown) => Cell;

/** What there is to read: a column of a file and its field, and who judges what is not plain. */
export interface SpanTask {
  readonly raw: RawColumn;
  readonly field: Field;
  readonly rowCount: number;
  readonly judge: JudgeCell;
}

/** Reads the cells of a column into `values`; NaN where a cell is empty or has to be judged. */
type ReadNumbers = (spans: NonNullable<RawColumn['spans']>, values: Float64Array) => void;

const readTimes: ReadNumbers = ({ text, bounds, first, step }, values) => {
  for (let row = 0, at = first; row < values.length; row++, at += step) {
    const start = bounds[at]!;
    values[row] = bounds[at + 1]! - start === 22 ? parseMinute(text, start) : Number.NaN;
  }
};

const readDigits: ReadNumbers = ({ text, bounds, first, step }, values) => {
  for (let row = 0, at = first; row < values.length; row++, at += step) {
    const start = bounds[at]!;
    const end = bounds[at + 1]!;
    let value = start < end && end - start <= 15 ? 0 : Number.NaN;
    for (let i = start; i < end && value >= 0; i++) {
      const digit = text.charCodeAt(i) - 48;
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
    }
    values[row] = value;
  }
};

function numberSpans({ raw, field, rowCount, judge }: SpanTask, read: ReadNumbers): Column {
  const { bounds, first, step } = raw.spans!;
  const { min = -Infinity, max = Infinity, type, required } = field;
  const values = new Float64Array(rowCount);
  const bits = new Uint8Array(Math.ceil(rowCount / 8));
  let known = 0;
  read(raw.spans!, values);
  for (let row = 0, at = first; row < rowCount; row++, at += step) {
    const value = values[row]!;
    if (!(value >= min && value <= max)) {
      const start = bounds[at]!;
      const isEmpty = start === bounds[at + 1]! && start >= 0 && !required;
      const judged = isEmpty ? null : judge(row, raw.cell(row));
      values[row] = typeof judged === 'number' ? judged : 0;
      if (typeof judged !== 'number') continue;
    }
    bits[row >> 3]! |= 1 << (row & 7);
    known++;
  }
  const validity = known === rowCount ? null : bits;
  if (type === 'time') return { kind: 'time', values, validity };
  return { kind: 'number', values: type === 'integer' ? narrowest(values) : values, validity };
}

/** Words repeat: most cells are found again by their length and two letters, without cutting them out. */
function categorySpans({ raw, field, rowCount, judge }: SpanTask): Column {
  const { text, bounds, first, step } = raw.spans!;
  const indices = new Uint32Array(rowCount);
  const bits = new Uint8Array(Math.ceil(rowCount / 8));
  const dictionary = new Map<string, number>();
  const known = new Map<string, number>();
  const recent = new Array<string>(256).fill('');
  const recentIndex = new Int32Array(256);
  let count = 0;
  for (let row = 0, at = first; row < rowCount; row++, at += step) {
    const start = bounds[at]!;
    const length = bounds[at + 1]! - start;
    if (length === 0 && start >= 0 && !field.required) continue;
    const place = (length * 31 + text.charCodeAt(start) * 7 + text.charCodeAt(start + length - 1)) & 255;
    let index = recentIndex[place]!;
    if (length === 0 || recent[place]!.length !== length || !text.startsWith(recent[place]!, start)) {
      const written = String(raw.cell(row));
      index = known.get(written) ?? -1;
      if (index < 0) {
        const word = judge(row, written);
        if (typeof word !== 'string') continue;
        index = dictionary.get(word) ?? dictionary.size;
        dictionary.set(word, index);
        known.set(written, index);
      }
      if (length > 0) {
        recent[place] = written;
        recentIndex[place] = index;
      }
    }
    indices[row] = index;
    bits[row >> 3]! |= 1 << (row & 7);
    count++;
  }
  return dictionaryColumn(indices, [...dictionary.keys()], count === rowCount ? null : bits);
}

/** Copies plain letters and digits as the bytes that they are; what is long, or not plain, is judged and encoded. */
function textSpans({ raw, field, rowCount, judge }: SpanTask): Column {
  const { text, bounds, first, step } = raw.spans!;
  const offsets = new Int32Array(rowCount + 1);
  const bits = new Uint8Array(Math.ceil(rowCount / 8));
  let bytes = new Uint8Array(rowCount * 12 + 16);
  let used = 0;
  let count = 0;
  for (let row = 0, at = first; row < rowCount; row++, at += step) {
    const start = bounds[at]!;
    const end = bounds[at + 1]!;
    offsets[row + 1] = used;
    if (start === end && start >= 0 && !field.required) continue;
    let i = start;
    if (start < end && end - start < PERSONAL_LENGTH_MIN) {
      bytes = withRoom(bytes, used, PERSONAL_LENGTH_MIN);
      for (; i < end; i++) {
        const code = text.charCodeAt(i);
        if (code > 127) break;
        bytes[used + i - start] = code;
      }
    }
    if (i < end || start === end) {
      const judged = judge(row, raw.cell(row));
      if (typeof judged !== 'string') continue;
      bytes = withRoom(bytes, used, judged.length * 3);
      used += encoder.encodeInto(judged, bytes.subarray(used)).written;
    } else used += end - start;
    offsets[row + 1] = used;
    bits[row >> 3]! |= 1 << (row & 7);
    count++;
  }
  return { kind: 'text', offsets, bytes: bytes.slice(0, used), validity: count === rowCount ? null : bits };
}

/** Reads a column straight from the text of its file; null when its type has no such reader. */
export function parseSpans(task: SpanTask): Column | null {
  if (task.raw.spans === null) return null;
  switch (task.field.type) {
    case 'id':
    case 'text':
      return textSpans(task);
    case 'code':
    case 'category':
      return categorySpans(task);
    case 'integer':
    case 'number':
      return numberSpans(task, readDigits);
    case 'time':
      return numberSpans(task, readTimes);
    default:
      return null;
  }
}
