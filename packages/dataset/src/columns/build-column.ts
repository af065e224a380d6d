import type { FieldType } from '../tables/define-table.js';
import type { CategoryColumn, FieldColumn, NumberColumn, TextColumn, Validity } from './column.js';
import { parseDay } from './day.js';

/** Writes UTF-8. */
export const encoder: TextEncoder = /* @__PURE__ */ new TextEncoder();

/** A value on its way into a column: a date is `2019-03-21` or days, a time is milliseconds, words are their JSON text. */
export type Cell = string | number | boolean | null;

function validityOf(cells: readonly Cell[]): Validity {
  if (!cells.includes(null)) return null;
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  for (let i = 0; i < cells.length; i++) if (cells[i] !== null) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

function fillNumbers<T extends Float64Array | Int32Array>(values: T, cells: readonly Cell[]): T {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (typeof cell === 'number' && Number.isFinite(cell)) values[i] = cell + 0;
    else if (cell !== null) throw new TypeError(`a column of numbers cannot hold ${typeof cell} ${String(cell)}`);
  }
  return values;
}

function dayCell(cell: Cell): Cell {
  return typeof cell === 'string' ? (parseDay(cell) ?? Number.NaN) : cell;
}

/** Copies whole numbers into the narrowest width that holds them; gives back what has fractions. */
export function narrowest(values: Float64Array): NumberColumn['values'] {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (!Number.isInteger(value)) return values;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low >= 0) {
    if (high <= 0xff) return new Uint8Array(values);
    if (high <= 0xffff) return new Uint16Array(values);
    return high <= 0xffffffff ? new Uint32Array(values) : values;
  }
  if (low >= -0x80 && high <= 0x7f) return new Int8Array(values);
  if (low >= -0x8000 && high <= 0x7fff) return new Int16Array(values);
  return low >= -0x80000000 && high <= 0x7fffffff ? new Int32Array(values) : values;
}

function textOf(cell: Cell | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  throw new TypeError(`a column of text cannot hold ${typeof cell} ${String(cell)}`);
}

/** Makes a category column of the narrowest width that its dictionary allows. */
export function dictionaryColumn(
  indices: Uint32Array,
  dictionary: readonly string[],
  validity: Validity,
): CategoryColumn {
  const Width = dictionary.length <= 0x100 ? Uint8Array : dictionary.length <= 0x10000 ? Uint16Array : Uint32Array;
  return { kind: 'category', indices: new Width(indices), dictionary, validity };
}

function categoryColumn(cells: readonly Cell[], validity: Validity): CategoryColumn {
  const seen = new Map<string, number>();
  const indices = new Uint32Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    if (cells[i] === null) continue;
    const word = textOf(cells[i]);
    let index = seen.get(word);
    if (index === undefined) {
      index = seen.size;
      seen.set(word, index);
    }
    indices[i] = index;
  }
  return dictionaryColumn(indices, [...seen.keys()], validity);
}

/** Gives bytes with room for some more after `used`: the same ones, or a copy twice as long. */
export function withRoom(bytes: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= bytes.length) return bytes;
  const wider = new Uint8Array(Math.max(used + more, bytes.length * 2));
  wider.set(bytes.subarray(0, used));
  return wider;
}

function textColumn(cells: readonly Cell[], validity: Validity): TextColumn {
  const offsets = new Int32Array(cells.length + 1);
  let bytes = new Uint8Array(cells.length * 12 + 16);
  let end = 0;
  for (let i = 0; i < cells.length; i++) {
    const text = textOf(cells[i]);
    if (text !== '') {
      bytes = withRoom(bytes, end, text.length * 3);
      end += encoder.encodeInto(text, bytes.subarray(end)).written;
    }
    offsets[i + 1] = end;
  }
  return { kind: 'text', offsets, bytes: bytes.slice(0, end), validity };
}

/**
 * Builds a column from values, null for missing: narrowest exact width for integers, dictionary by first appearance
 * for categories and codes, UTF-8 for text. Copies; keeps no reference. A value of the wrong type throws a `TypeError`:
 * check values from outside with `createDataset` instead.
 */
export function buildColumn(field: { readonly type: FieldType }, values: readonly Cell[]): FieldColumn {
  const validity = validityOf(values);
  switch (field.type) {
    case 'id':
    case 'text':
    case 'words':
      return textColumn(values, validity);
    case 'code':
    case 'category':
      return categoryColumn(values, validity);
    case 'integer':
      return { kind: 'number', values: narrowest(fillNumbers(new Float64Array(values.length), values)), validity };
    case 'number':
      return { kind: 'number', values: fillNumbers(new Float64Array(values.length), values), validity };
    case 'time':
      return { kind: 'time', values: fillNumbers(new Float64Array(values.length), values), validity };
    case 'date':
      return { kind: 'date', values: fillNumbers(new Int32Array(values.length), values.map(dayCell)), validity };
    case 'boolean': {
      const bits = new Uint8Array(Math.ceil(values.length / 8));
      for (let i = 0; i < values.length; i++) {
        const cell = values[i];
        if (cell === true) bits[i >> 3]! |= 1 << (i & 7);
        else if (cell !== false && cell !== null) throw new TypeError(`a boolean column cannot hold ${String(cell)}`);
      }
      return { kind: 'boolean', bits, validity };
    }
  }
}
