import { buildColumn } from './build-column.js';
import type { CategoryColumn, Column, TextColumn } from './column.js';
import { isValid } from './column-value.js';

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

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, of the bytes of a text. */
function hashOf({ bytes, offsets }: TextColumn, row: number): number {
  const end = offsets[row + 1]!;
  let hash = 0x811c9dc5;
  for (let i = offsets[row]!; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Compares two texts byte by byte: below 0, 0 or above 0 as the first stands before, with or after the other. */
function compareTexts(one: TextColumn, row: number, other: TextColumn, otherRow: number): number {
  const start = one.offsets[row]!;
  const length = one.offsets[row + 1]! - start;
  const otherStart = other.offsets[otherRow]!;
  const otherLength = other.offsets[otherRow + 1]! - otherStart;
  const shorter = Math.min(length, otherLength);
  for (let i = 0; i < shorter; i++) {
    const difference = one.bytes[start + i]! - other.bytes[otherStart + i]!;
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}

/** Finds the numbers of texts by their hash; grows with what is added. */
interface Slots {
  /** Finds the number of a text, or gives it the next one. */
  add(row: number): number;
  find(column: TextColumn, row: number): number;
}

/** Numbers texts by their hash: pairs of a hash and a number + 1, 0 = free. `rows` says where the text of each number stands. */
function hashedTexts(texts: TextColumn, rows: Int32Array, known: number): Slots {
  let count = known;
  let mask = 63;
  while (mask < 2 * count) mask = 2 * mask + 1;
  let slots = new Int32Array(2 * mask + 2);
  /** The slot of a text, or the free one for it; of a hash alone, the free one. */
  const slotOf = (hash: number, column?: TextColumn, row = 0): number => {
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const number = slots[2 * at + 1]! - 1;
      if (number < 0) return at;
      if (column && slots[2 * at] === hash && compareTexts(texts, rows[number]!, column, row) === 0) return at;
    }
  };
  const put = (at: number, hash: number, number: number): void => {
    slots[2 * at] = hash;
    slots[2 * at + 1] = number + 1;
  };
  const grow = (): void => {
    const before = slots;
    mask = 2 * mask + 1;
    slots = new Int32Array(2 * mask + 2);
    for (let at = 0; at < before.length; at += 2)
      if (before[at + 1]! > 0) put(slotOf(before[at]!), before[at]!, before[at + 1]! - 1);
  };
  for (let number = 0; number < known; number++) {
    const hash = hashOf(texts, rows[number]!);
    put(slotOf(hash), hash, number);
  }
  return {
    add(row) {
      const hash = hashOf(texts, row);
      const at = slotOf(hash, texts, row);
      const number = slots[2 * at + 1]! - 1;
      if (number >= 0) return number;
      put(at, hash, count);
      rows[count] = row;
      if (2 * ++count > mask) grow();
      return count - 1;
    },
    find: (column, row) => slots[2 * slotOf(hashOf(column, row), column, row) + 1]! - 1,
  };
}

/** Texts in ascending order are numbered without hashing. */
function indexTexts(texts: TextColumn): TextIndex {
  const rowCount = texts.offsets.length - 1;
  const numbers = new Int32Array(rowCount);
  const rows = new Int32Array(rowCount);
  let slots: Slots | null = null;
  let count = 0;
  let before = -1;
  for (let row = 0; row < rowCount; row++) {
    if (!isValid(texts, row)) {
      numbers[row] = -1;
      continue;
    }
    const order = before < 0 ? 1 : compareTexts(texts, row, texts, before);
    if (order === 0) numbers[row] = numbers[before]!;
    else if (order > 0 && !slots) {
      rows[count] = row;
      numbers[row] = count++;
    } else {
      slots ??= hashedTexts(texts, rows, count);
      numbers[row] = slots.add(row);
      if (numbers[row] === count) count++;
    }
    before = row;
  }
  const find: TextIndex['find'] = (column, row) => {
    slots ??= hashedTexts(texts, rows, count);
    return slots.find(column, row);
  };
  return { numbers, count, texts, rows: count < rowCount ? rows.slice(0, count) : rows, find };
}

function indexWords(column: CategoryColumn): TextIndex {
  const { indices, dictionary } = column;
  const words = indexTexts(buildColumn({ type: 'text' }, dictionary) as TextColumn);
  const numbers = new Int32Array(indices.length);
  for (let row = 0; row < numbers.length; row++)
    numbers[row] = isValid(column, row) ? words.numbers[indices[row]!]! : -1;
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

const matched = new WeakMap<TextIndex, { readonly to: TextIndex; readonly matches: Int32Array }>();

/**
 * Finds the texts of one index in another: by number the number there, -1 = none. Texts in the same order are found without
 * hashing. The last answer of an index is kept: do not write to it.
 */
export function matchTexts(from: TextIndex, to: TextIndex): Int32Array {
  const last = matched.get(from);
  if (last?.to === to) return last.matches;
  const matches = new Int32Array(from.count);
  let next = 0;
  for (let number = 0; number < from.count; number++) {
    const row = from.rows[number]!;
    const isNext = next < to.count && compareTexts(from.texts, row, to.texts, to.rows[next]!) === 0;
    const match = isNext ? next : to.find(from.texts, row);
    matches[number] = match;
    if (match >= 0) next = match + 1;
  }
  matched.set(from, { to, matches });
  return matches;
}
