import type { Column } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { isNumeric, numberAt } from '../columns/number-at.js';
import { compareTexts, hashOf } from '../columns/text-index.js';

/** Finds rows by their keys. */
export interface KeyRows {
  readonly byteLength: number;
  /** Finds the row with the key that stands in a row of other columns of the same kinds; -1 = none. */
  find(columns: readonly Column[], row: number): number;
  /** Learns the rows that were added behind those it knows. No two may have the same key. */
  addUntil(rowCount: number): void;
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function hashValue(column: Column, row: number): number {
  if (!isValid(column, row)) return -1;
  switch (column.kind) {
    case 'text':
      return hashOf(column, row);
    case 'category':
      return hashWord(column.dictionary[column.indices[row]!]!);
    case 'boolean':
      return (column.bits[row >> 3]! >> (row & 7)) & 1;
    default: {
      const value = numberAt(column, row);
      return (value % 0x7fffffff) | 0;
    }
  }
}

function isSameValue(one: Column, row: number, other: Column, otherRow: number): boolean {
  const isKnown = isValid(one, row);
  if (isKnown !== isValid(other, otherRow)) return false;
  if (!isKnown) return true;
  if (one.kind === 'text' && other.kind === 'text') return compareTexts(one, row, other, otherRow) === 0;
  if (one.kind === 'category' && other.kind === 'category')
    return one.dictionary[one.indices[row]!] === other.dictionary[other.indices[otherRow]!];
  if (isNumeric(one) && isNumeric(other)) return numberAt(one, row) === numberAt(other, otherRow);
  return hashValue(one, row) === hashValue(other, otherRow);
}

function hashKey(columns: readonly Column[], row: number): number {
  let hash = 0;
  for (const column of columns) hash = Math.imul(hash ^ hashValue(column, row), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/** Begins without rows. `own` gives the key columns by now; the key of a row never changes. */
export function keyRows(own: () => readonly Column[]): KeyRows {
  let count = 0;
  let mask = 63;
  /** Pairs of a hash and a row + 1; 0 = free. */
  let slots = new Int32Array(2 * mask + 2);
  const freeSlot = (hash: number): number => {
    let at = hash & mask;
    while (slots[2 * at + 1]! > 0) at = (at + 1) & mask;
    return at;
  };
  const put = (hash: number, row: number): void => {
    const at = freeSlot(hash);
    slots[2 * at] = hash;
    slots[2 * at + 1] = row + 1;
  };
  const grow = (needed: number): void => {
    if (2 * needed <= mask) return;
    const before = slots;
    while (2 * needed > mask) mask = 2 * mask + 1;
    slots = new Int32Array(2 * mask + 2);
    for (let at = 0; at < before.length; at += 2) if (before[at + 1]! > 0) put(before[at]!, before[at + 1]! - 1);
  };
  return {
    get byteLength() {
      return slots.byteLength;
    },
    find(columns, row) {
      const hash = hashKey(columns, row);
      const there = own();
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const found = slots[2 * at + 1]! - 1;
        if (found < 0) return -1;
        if (slots[2 * at] === hash && there.every((column, i) => isSameValue(column, found, columns[i]!, row)))
          return found;
      }
    },
    addUntil(rowCount) {
      grow(rowCount);
      const columns = own();
      for (; count < rowCount; count++) put(hashKey(columns, count), count);
    },
  };
}
