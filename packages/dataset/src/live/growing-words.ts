import type { CategoryColumn } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';
import { GrowingValidity } from './growing-bits.js';
import { type GrowingColumn, ofKind } from './growing-column.js';

type Indices = CategoryColumn['indices'];

/** A growing column of categories or codes. */
export interface GrowingWords extends GrowingColumn {
  /** Writes a word over that of a row. */
  put(row: number, word: string | null): void;
  /** Adds rows without a word. */
  appendMissing(rowCount: number): void;
}

/** Words get their numbers by first appearance; a word that no row has any more keeps its own. */
export function growWords(given: CategoryColumn, rowCount: number, meter: CopyMeter): GrowingWords {
  let indices = new GrowingArray<Indices>(given.indices, meter);
  const validity = new GrowingValidity(given.validity, meter, rowCount);
  const numbers = new Map<string, number>();
  for (const [number, word] of given.dictionary.entries()) if (!numbers.has(word)) numbers.set(word, number);
  let wordCount = given.dictionary.length;
  let most = 2 ** (8 * given.indices.BYTES_PER_ELEMENT);
  let dictionary = given.dictionary;
  const added: string[] = [];
  let known: CategoryColumn | null = given;
  const numberOf = (word: string): number => {
    const before = numbers.get(word);
    if (before !== undefined) return before;
    numbers.set(word, wordCount);
    added.push(word);
    if (wordCount >= most) {
      const capacity = Math.ceil(indices.length * 1.5);
      const wider = most <= 0x100 ? new Uint16Array(capacity) : new Uint32Array(capacity);
      indices = indices.widened<Indices>(wider);
      most = 2 ** (8 * wider.BYTES_PER_ELEMENT);
    }
    return wordCount++;
  };
  return {
    get byteLength() {
      return indices.byteLength + validity.byteLength;
    },
    put(row, word) {
      const number = word === null ? 0 : numberOf(word);
      if (validity.has(row) === (word !== null) && (word === null || indices.at(row) === number)) return;
      indices.set(row, number);
      validity.set(row, word !== null);
      known = null;
    },
    appendMissing(count) {
      indices.appendSame(0, count);
      validity.append(new Uint8Array((count + 7) >> 3), count);
      known = null;
    },
    append(column, count) {
      const own = ofKind(column, 'category');
      const renumbered = new Int32Array(own.dictionary.length).fill(-1);
      const found = new Uint32Array(count);
      for (let row = 0; row < count; row++) {
        if (!isValid(own, row)) continue;
        const index = own.indices[row]!;
        if (renumbered[index]! < 0) renumbered[index] = numberOf(own.dictionary[index]!);
        found[row] = renumbered[index]!;
      }
      indices.append(found);
      validity.append(own.validity, count);
      known = null;
    },
    replace(row, column, from) {
      const own = ofKind(column, 'category');
      this.put(row, isValid(own, from) ? own.dictionary[own.indices[from]!]! : null);
    },
    clear(row) {
      this.put(row, null);
    },
    view() {
      if (added.length > 0) {
        dictionary = [...dictionary, ...added];
        added.length = 0;
      }
      known ??= { kind: 'category', indices: indices.view(), dictionary, validity: validity.view() };
      return known;
    },
    hold() {
      indices.hold();
      validity.hold();
    },
  };
}
