import type { FieldType } from '../tables/define-table.js';
import { buildColumn, dictionaryColumn } from './build-column.js';
import type {
  BooleanColumn,
  CategoryColumn,
  Column,
  DateColumn,
  NumberColumn,
  SecondsColumn,
  TextColumn,
  TimeColumn,
  Validity,
} from './column.js';
import { isValid } from './column-value.js';
import { expandTimes, secondsColumn } from './seconds.js';

/** Some rows of a column that is joined from several; `column` is null when all of them are missing. */
export interface ColumnPart {
  readonly column: Column | null;
  readonly rowCount: number;
}

type PartOf<C extends Column> = { readonly column: C | null; readonly rowCount: number };

/** Writes `count` bits behind the first `at` of a target that holds zeros there. */
function copyBits(target: Uint8Array, at: number, bits: Uint8Array, count: number): void {
  const shift = at & 7;
  let byte = at >> 3;
  const bytes = (count + 7) >> 3;
  if (shift === 0) {
    for (let i = 0; i < bytes; i++) target[byte++] = bits[i]! & (i === bytes - 1 ? tailMask(count) : 0xff);
    return;
  }
  for (let i = 0; i < bytes; i++) {
    const eight = bits[i]! & (i === bytes - 1 ? tailMask(count) : 0xff);
    target[byte++]! |= eight << shift;
    if (eight >> (8 - shift) !== 0) target[byte]! |= eight >> (8 - shift);
  }
}

const tailMask = (count: number) => ((count & 7) === 0 ? 0xff : (1 << (count & 7)) - 1);

function fillBits(target: Uint8Array, at: number, count: number): void {
  for (let i = at; i < at + count && (i & 7) !== 0; i++) target[i >> 3]! |= 1 << (i & 7);
  const whole = (at + 7) >> 3;
  const end = (at + count) >> 3;
  if (end >= whole) target.fill(0xff, whole, end);
  for (let i = Math.max(at, end << 3); i < at + count; i++) target[i >> 3]! |= 1 << (i & 7);
}

function joinValidity(parts: readonly ColumnPart[], rowCount: number): Validity {
  if (parts.every(({ column }) => column !== null && column.validity === null)) return null;
  const bits = new Uint8Array((rowCount + 7) >> 3);
  let at = 0;
  for (const { column, rowCount: count } of parts) {
    if (column?.validity) copyBits(bits, at, column.validity, count);
    else if (column) fillBits(bits, at, count);
    at += count;
  }
  return bits;
}

/** Finds the narrowest width that holds every value of every part exactly. */
function joinNumbers(
  parts: readonly PartOf<NumberColumn>[],
  rowCount: number,
  narrow: boolean,
): NumberColumn['values'] {
  let low = 0;
  let high = 0;
  let whole = narrow;
  for (const { column } of parts) {
    if (!column || !whole) continue;
    const { values } = column;
    if (values instanceof Float64Array) whole = values.every((value) => Number.isInteger(value));
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const joined = whole ? room(low, high, rowCount) : new Float64Array(rowCount);
  let at = 0;
  for (const { column, rowCount: count } of parts) {
    if (column) joined.set(column.values, at);
    at += count;
  }
  return joined;
}

/** Makes room for whole numbers from `low` to `high`, of the narrowest exact width. */
export function room(low: number, high: number, rowCount: number): NumberColumn['values'] {
  if (low >= 0) {
    if (high <= 0xff) return new Uint8Array(rowCount);
    if (high <= 0xffff) return new Uint16Array(rowCount);
    return high <= 0xffffffff ? new Uint32Array(rowCount) : new Float64Array(rowCount);
  }
  if (low >= -0x80 && high <= 0x7f) return new Int8Array(rowCount);
  if (low >= -0x8000 && high <= 0x7fff) return new Int16Array(rowCount);
  return low >= -0x80000000 && high <= 0x7fffffff ? new Int32Array(rowCount) : new Float64Array(rowCount);
}

function joinValues<T extends Float64Array | Int32Array>(
  joined: T,
  parts: readonly PartOf<TimeColumn | DateColumn>[],
): T {
  let at = 0;
  for (const { column, rowCount } of parts) {
    if (column) joined.set(column.values, at);
    at += rowCount;
  }
  return joined;
}

function joinTexts(parts: readonly PartOf<TextColumn>[], rowCount: number, validity: Validity): TextColumn {
  const size = parts.reduce((sum, { column }) => sum + (column?.offsets[column.offsets.length - 1] ?? 0), 0);
  if (size > 0x7fffffff)
    throw new RangeError(`a column of texts holds no more than 2147483647 bytes, and here are ${size}`);
  const offsets = new Int32Array(rowCount + 1);
  const bytes = new Uint8Array(size);
  let row = 0;
  let used = 0;
  for (const { column, rowCount: count } of parts) {
    if (column) {
      const ends = column.offsets;
      bytes.set(column.bytes.subarray(0, ends[count]), used);
      for (let i = 1; i <= count; i++) offsets[row + i] = used + ends[i]!;
      used += ends[count]!;
    } else offsets.fill(used, row + 1, row + count + 1);
    row += count;
  }
  return { kind: 'text', offsets, bytes, validity };
}

function joinCategories(
  parts: readonly PartOf<CategoryColumn>[],
  rowCount: number,
  validity: Validity,
): CategoryColumn {
  const [first] = parts.flatMap(({ column }) => column ?? []);
  const isShared = parts.every(({ column }) => column === null || column.dictionary === first?.dictionary);
  const indices = new Uint32Array(rowCount);
  const words = new Map<string, number>();
  let at = 0;
  for (const { column, rowCount: count } of parts) {
    if (column && isShared) indices.set(column.indices, at);
    else if (column) {
      const numbers = column.dictionary.map((word) => {
        const number = words.get(word) ?? words.size;
        words.set(word, number);
        return number;
      });
      for (let i = 0; i < count; i++) if (isValid(column, i)) indices[at + i] = numbers[column.indices[i]!]!;
    }
    at += count;
  }
  return dictionaryColumn(indices, isShared ? [...(first?.dictionary ?? [])] : [...words.keys()], validity);
}

function joinBooleans(parts: readonly PartOf<BooleanColumn>[], rowCount: number, validity: Validity): BooleanColumn {
  const bits = new Uint8Array((rowCount + 7) >> 3);
  let at = 0;
  for (const { column, rowCount: count } of parts) {
    if (column) copyBits(bits, at, column.bits, count);
    at += count;
  }
  return { kind: 'boolean', bits, validity };
}

function joinSeconds(parts: readonly PartOf<SecondsColumn>[], rowCount: number, validity: Validity): SecondsColumn {
  const seconds = new Uint32Array(parts.reduce((sum, { column }) => sum + column!.seconds.length, 0));
  let at = 0;
  for (const { column } of parts) {
    seconds.set(column!.seconds, at);
    at += column!.seconds.length;
  }
  return secondsColumn(seconds, validity, rowCount);
}

/**
 * Joins columns of one field end to end: narrowest exact width for integers, one dictionary by first appearance for categories.
 * Copies, unless there is only one part. Throws a `RangeError` when texts have more bytes than offsets can count.
 */
export function joinColumns(field: { readonly type: FieldType }, parts: readonly ColumnPart[]): Column {
  const [only] = parts;
  if (parts.length === 1 && only?.column && only.column.kind !== 'category') return only.column;
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0);
  const validity = joinValidity(parts, rowCount);
  const { kind } = expandTimes(buildColumn(field, []));
  if (parts.length > 0 && parts.every(({ column }) => column?.kind === 'seconds'))
    return joinSeconds(parts as readonly PartOf<SecondsColumn>[], rowCount, validity);
  if (parts.some(({ column }) => column?.kind === 'seconds'))
    return joinColumns(
      field,
      parts.map((part) => ({ ...part, column: part.column && expandTimes(part.column) })),
    );
  for (const { column } of parts)
    if (column && column.kind !== kind)
      throw new TypeError(`a column of ${kind} cannot be joined with one of ${column.kind}`);
  switch (kind) {
    case 'number':
      return {
        kind,
        values: joinNumbers(parts as readonly PartOf<NumberColumn>[], rowCount, field.type === 'integer'),
        validity,
      };
    case 'time':
      return { kind, values: joinValues(new Float64Array(rowCount), parts as readonly PartOf<TimeColumn>[]), validity };
    case 'date':
      return { kind, values: joinValues(new Int32Array(rowCount), parts as readonly PartOf<DateColumn>[]), validity };
    case 'boolean':
      return joinBooleans(parts as readonly PartOf<BooleanColumn>[], rowCount, validity);
    case 'category':
      return joinCategories(parts as readonly PartOf<CategoryColumn>[], rowCount, validity);
    case 'text':
      return joinTexts(parts as readonly PartOf<TextColumn>[], rowCount, validity);
  }
}
