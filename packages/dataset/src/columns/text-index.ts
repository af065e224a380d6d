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
export function hashOf({ bytes, offsets }: Pick<TextColumn, 'bytes' | 'offsets'>, row: number): number {
  const end = offsets[row + 1]!;
  let hash = 0x811c9dc5;
  for (let i = offsets[row]!; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

/**
 * Compares two texts, the shorter before the longer, then byte by byte: below 0, 0 or above 0 as the first stands before, with or after
 * the other. In this order stand the keys of a counter, whether it pads them with zeros (`o007`) or not (`o7`, `o10`).
 */
export function compareTexts(one: TextColumn, row: number, other: TextColumn, otherRow: number): number {
  const start = one.offsets[row]!;
  const length = one.offsets[row + 1]! - start;
  const otherStart = other.offsets[otherRow]!;
  const longer = length - (other.offsets[otherRow + 1]! - otherStart);
  if (longer !== 0) return longer;
  for (let i = 0; i < length; i++) {
    const difference = one.bytes[start + i]! - other.bytes[otherStart + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Texts by their hash; grows with what is added. */
interface Slots {
  /** Finds the number of a text, or gives it that of the argument. */
  add(row: number, number: number): number;
  /** -1 = none. */
  find(column: TextColumn, row: number): number;
}

/** Keeps pairs of a hash and a number + 1, 0 = free; `rows` says where the text of each number stands. Begins with the numbers below `known`. */
function hashedTexts(texts: TextColumn, rows: Int32Array, known: number): Slots {
  let count = 0;
  let mask = 63;
  while (mask < 2 * known) mask = 2 * mask + 1;
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
  for (; count < known; count++) {
    const hash = hashOf(texts, rows[count]!);
    put(slotOf(hash), hash, count);
  }
  return {
    add(row, number) {
      const hash = hashOf(texts, row);
      const at = slotOf(hash, texts, row);
      if (slots[2 * at + 1]! > 0) return slots[2 * at + 1]! - 1;
      put(at, hash, number);
      rows[number] = row;
      if (2 * ++count > mask) grow();
      return number;
    },
    find: (column, row) => slots[2 * slotOf(hashOf(column, row), column, row) + 1]! - 1,
  };
}

/** Texts that are looked for among the ascending ones before all are hashed. */
const searchesMax = (count: number) => 1024 + (count >> 4);

/** Texts in ascending order are numbered without hashing; the few that stand elsewhere are looked for by halves, until there are many. */
function indexTexts(texts: TextColumn): TextIndex {
  const rowCount = texts.offsets.length - 1;
  const numbers = new Int32Array(rowCount);
  let rows = new Int32Array(rowCount);
  /** The numbers of the ascending texts; null while all are. */
  let ascending = null as Int32Array | null;
  let ascendingCount = 0;
  let all = null as Slots | null;
  let others = null as Slots | null;
  let searches = 0;
  let count = 0;
  const ascendingNumber = (column: TextColumn, row: number): number => {
    let low = 0;
    let high = ascendingCount - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const number = ascending ? ascending[middle]! : middle;
      const order = compareTexts(texts, rows[number]!, column, row);
      if (order === 0) return number;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  const find: TextIndex['find'] = (column, row) => {
    if (!all && ++searches > searchesMax(count)) all = hashedTexts(texts, rows, count);
    if (all) return all.find(column, row);
    const number = ascendingNumber(column, row);
    return number >= 0 ? number : (others?.find(column, row) ?? -1);
  };
  const numberOf = (row: number): number => {
    const last = ascending ? ascending[ascendingCount - 1]! : ascendingCount - 1;
    if (!all && (ascendingCount === 0 || compareTexts(texts, row, texts, rows[last]!) > 0)) {
      if (ascending) ascending[ascendingCount] = count;
      ascendingCount++;
      rows[count] = row;
      return count;
    }
    const number = find(texts, row);
    if (number >= 0) return number;
    if (all) return all.add(row, count);
    if (!ascending) {
      ascending = new Int32Array(rowCount);
      for (let position = 0; position < ascendingCount; position++) ascending[position] = position;
    }
    others ??= hashedTexts(texts, rows, 0);
    return others.add(row, count);
  };
  let before = -1;
  for (let row = 0; row < rowCount; row++) {
    if (!isValid(texts, row)) {
      numbers[row] = -1;
      continue;
    }
    const isSame = before >= 0 && compareTexts(texts, row, texts, before) === 0;
    numbers[row] = isSame ? numbers[before]! : numberOf(row);
    if (numbers[row] === count) count++;
    before = row;
  }
  if (count < rowCount) rows = rows.slice(0, count);
  if (ascending) ascending = ascending.slice(0, ascendingCount);
  return { numbers, count, texts, rows, find };
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

/** Keeps the numbers of a column that somebody counted while it grew. */
export function keepTextIndex(column: Column, index: TextIndex): void {
  known.set(column, index);
}

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

/** Keeps where the texts of one index are in another, which somebody knew beforehand. */
export function keepMatches(from: TextIndex, to: TextIndex, matches: Int32Array): void {
  matched.set(from, { to, matches });
}

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
