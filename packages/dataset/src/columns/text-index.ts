import { buildColumn } from './build-column.js';
import type { CategoryColumn, Column, TextColumn } from './column.js';

/** The different texts of a column, numbered from 0 by first appearance. */
export interface TextIndex {
  /** The number of each row's text; -1 = missing. */
  readonly numbers: Int32Array;
  readonly count: number;
  /** Finds the number of a text of another column; -1 = none. */
  find(texts: TextColumn, row: number): number;
  /** Where the text of a number stands. */
  readonly texts: TextColumn;
  readonly rows: Int32Array;
}

const isKnown = (validity: Uint8Array | null, row: number) =>
  validity === null || (validity[row >> 3]! & (1 << (row & 7))) !== 0;

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, of the bytes of a text. */
function hashOf({ bytes, offsets }: TextColumn, row: number): number {
  const end = offsets[row + 1]!;
  let hash = 0x811c9dc5;
  for (let i = offsets[row]!; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(one: TextColumn, row: number, other: TextColumn, otherRow: number): boolean {
  let at = one.offsets[row]!;
  const end = one.offsets[row + 1]!;
  let otherAt = other.offsets[otherRow]!;
  if (end - at !== other.offsets[otherRow + 1]! - otherAt) return false;
  while (at < end) if (one.bytes[at++] !== other.bytes[otherAt++]) return false;
  return true;
}

function indexTexts(texts: TextColumn): TextIndex {
  const rowCount = texts.offsets.length - 1;
  const numbers = new Int32Array(rowCount).fill(-1);
  const rows = new Int32Array(rowCount);
  let size = 64;
  while (size < 2 * rowCount) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  let count = 0;
  const slotOf = (column: TextColumn, row: number) => {
    let slot = hashOf(column, row) & (size - 1);
    while (slots[slot]! >= 0 && !isSame(texts, rows[slots[slot]!]!, column, row)) slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (let row = 0; row < rowCount; row++) {
    if (!isKnown(texts.validity, row)) continue;
    const before = numbers[row - 1] ?? -1;
    if (before >= 0 && isSame(texts, row - 1, texts, row)) {
      numbers[row] = before;
      continue;
    }
    const slot = slotOf(texts, row);
    if (slots[slot]! < 0) {
      rows[count] = row;
      slots[slot] = count++;
    }
    numbers[row] = slots[slot]!;
  }
  return { numbers, count, texts, rows, find: (column, row) => slots[slotOf(column, row)]! };
}

function indexWords({ indices, dictionary, validity }: CategoryColumn): TextIndex {
  const words = indexTexts(buildColumn({ type: 'text' }, dictionary) as TextColumn);
  const numbers = new Int32Array(indices.length);
  for (let row = 0; row < numbers.length; row++)
    numbers[row] = isKnown(validity, row) ? words.numbers[indices[row]!]! : -1;
  return { ...words, numbers };
}

const known = new WeakMap<Column, TextIndex>();

/**
 * Numbers the texts or categories of a column, once a column. Compares bytes and makes no strings, so that tens of thousands of keys
 * cost a page little. A column of another kind throws a `TypeError`.
 */
export function textIndex(column: Column): TextIndex {
  if (column.kind !== 'text' && column.kind !== 'category')
    throw new TypeError(`a column of kind ${column.kind} holds no texts`);
  const index = known.get(column) ?? (column.kind === 'text' ? indexTexts(column) : indexWords(column));
  known.set(column, index);
  return index;
}

/** Finds the texts of one index in another: by number the number there, -1 = none. */
export function matchTexts(from: TextIndex, to: TextIndex): Int32Array {
  const matches = new Int32Array(from.count);
  for (let number = 0; number < from.count; number++) matches[number] = to.find(from.texts, from.rows[number]!);
  return matches;
}
