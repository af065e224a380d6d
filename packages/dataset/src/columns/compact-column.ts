import { dictionaryColumn } from './build-column.js';
import type { CategoryColumn, Column, TextColumn } from './column.js';
import { inheritIndex } from './text-index.js';

const bitAt = (bits: Uint8Array, row: number) => (bits[row >> 3]! >> (row & 7)) & 1;

/** Copies the bits of some rows; null when all of them are set. */
function gatherBits(bits: Uint8Array, rows: Uint32Array): Uint8Array {
  const gathered = new Uint8Array(Math.ceil(rows.length / 8));
  for (let i = 0; i < rows.length; i++) gathered[i >> 3]! |= bitAt(bits, rows[i]!) << (i & 7);
  return gathered;
}

function gatherNumbers<T extends { readonly [row: number]: number; readonly length: number }>(
  values: T,
  validity: Uint8Array | null,
  rows: Uint32Array,
): T {
  const gathered = new (values.constructor as new (length: number) => T & number[])(rows.length);
  for (let i = 0; i < rows.length; i++)
    if (validity === null || bitAt(validity, rows[i]!) === 1) gathered[i] = values[rows[i]!]!;
  return gathered;
}

function gatherTexts({ offsets, bytes, validity }: TextColumn, rows: Uint32Array) {
  const ends = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const length = validity === null || bitAt(validity, row) === 1 ? offsets[row + 1]! - offsets[row]! : 0;
    ends[i + 1] = ends[i]! + length;
  }
  const gathered = new Uint8Array(ends[rows.length]!);
  for (let i = 0; i < rows.length; i++) {
    const shift = offsets[rows[i]!]! - ends[i]!;
    for (let at = ends[i]!; at < ends[i + 1]!; at++) gathered[at] = bytes[at + shift]!;
  }
  return { offsets: ends, bytes: gathered };
}

/** Keeps the words in use, in the order of their first row. */
function gatherWords({ indices, dictionary, validity }: CategoryColumn, rows: Uint32Array) {
  const numbers = new Int32Array(dictionary.length).fill(-1);
  const gathered = new Uint32Array(rows.length);
  const words: string[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (validity !== null && bitAt(validity, rows[i]!) === 0) continue;
    const index = indices[rows[i]!]!;
    if (numbers[index]! < 0) numbers[index] = words.push(dictionary[index]!) - 1;
    gathered[i] = numbers[index]!;
  }
  return dictionaryColumn(gathered, words, null);
}

/** Copies some rows of a column; nothing is left of values that are missing. */
export function compactColumn(column: Column, rows: Uint32Array): Column {
  const bits = column.validity && gatherBits(column.validity, rows);
  const isKnown = bits === null || rows.every((_, i) => bitAt(bits, i) === 1);
  const validity = isKnown ? null : bits;
  switch (column.kind) {
    case 'text': {
      const compact: TextColumn = { kind: 'text', ...gatherTexts(column, rows), validity };
      inheritIndex(column, compact, rows);
      return compact;
    }
    case 'category':
      return { ...gatherWords(column, rows), validity };
    case 'boolean':
      return { kind: 'boolean', bits: gatherBits(column.bits, rows), validity };
    default:
      return { ...column, values: gatherNumbers(column.values, column.validity, rows), validity } as Column;
  }
}
