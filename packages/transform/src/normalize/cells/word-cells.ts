import type { CategoryColumn } from '@practice-atlas/dataset';
import { type ColumnTask, ownCell } from './column-task.js';

const RECENT = 256;

/** What is known of the words of a column from the pieces before. */
export interface WordMemory {
  /** Values by number, in the order in which they appeared; grows. */
  readonly dictionary: string[];
  readonly numbers: Map<string, number>;
  /** Written words by a number made of their length and two letters: most cells are found again without cutting them out. */
  readonly recent: string[];
  readonly recentNumbers: Int32Array;
}

/** Begins with no words. */
export function wordMemory(): WordMemory {
  return {
    dictionary: [],
    numbers: new Map(),
    recent: new Array<string>(RECENT).fill(''),
    recentNumbers: new Int32Array(RECENT),
  };
}

/**
 * Reads a column of categories or codes. `isSilent` says whether the cell last judged had nothing to report: only then may the same
 * written word be taken for the same value without judging it again.
 */
export function wordCells(task: ColumnTask, memory: WordMemory, isSilent: () => boolean): CategoryColumn {
  const { raw, index, judge, judgeEmpty } = task;
  const { rowCount } = raw;
  const { dictionary, numbers, recent, recentNumbers } = memory;
  const indices = new Uint32Array(rowCount);
  const bits = new Uint8Array((rowCount + 7) >> 3);
  const spans = raw.spans(index);
  let known = 0;
  for (let row = 0, at = spans?.first ?? 0; row < rowCount; row++, at += spans?.step ?? 0) {
    let place = -1;
    if (spans !== null) {
      const start = spans.bounds[at]!;
      const length = spans.bounds[at + 1]! - start;
      if (length === 0 && start >= 0 && !judgeEmpty) continue;
      if (length > 0) {
        place =
          (length * 31 + spans.text.charCodeAt(start) * 7 + spans.text.charCodeAt(start + length - 1)) & (RECENT - 1);
        const before = recent[place]!;
        if (before.length === length && spans.text.startsWith(before, start)) {
          indices[row] = recentNumbers[place]!;
          bits[row >> 3]! |= 1 << (row & 7);
          known++;
          continue;
        }
      }
    }
    const given = ownCell(raw, row, index);
    if ((given === null || given === '') && !judgeEmpty) continue;
    const word = judge(row, given);
    if (typeof word !== 'string') continue;
    let number = numbers.get(word);
    if (number === undefined) {
      number = dictionary.length;
      dictionary.push(word);
      numbers.set(word, number);
    }
    if (place >= 0 && typeof given === 'string' && isSilent()) {
      recent[place] = given;
      recentNumbers[place] = number;
    }
    indices[row] = number;
    bits[row >> 3]! |= 1 << (row & 7);
    known++;
  }
  const Width = dictionary.length <= 0x100 ? Uint8Array : dictionary.length <= 0x10000 ? Uint16Array : Uint32Array;
  return { kind: 'category', indices: new Width(indices), dictionary, validity: known === rowCount ? null : bits };
}
