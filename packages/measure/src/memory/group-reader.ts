import { AtlasError } from '@practice-atlas/dataset';
import type { GroupKey } from '../rows/row-question.js';
import type { KeyReader } from './key-readers.js';
import { BLOCK_ROWS, type BlockReader, type MarkReader, onceABlock } from './row-blocks.js';

/** Combinations of keys that have a number of their own from the beginning; beyond, those that occur are numbered as they come. */
const DENSE_MAX = 1 << 18;
/** Groups that an answer may have. */
export const GROUPS_MAX = 5_000_000;

/** The group of each row; `none` (the number after the last group) = in none. */
export interface GroupReader extends BlockReader<Int32Array> {
  /** How many groups there are, and where a row in no group counts; grows while rows are read unless the keys are few. */
  size(): number;
  /** The keys of a group. */
  keys(group: number): GroupKey[];
}

/** The place of rows that are in no group: before all groups. */
export const NO_GROUP = 0;

/**
 * Finds the group of each row. Group 0 holds the rows that are in none; the others are numbered from 1.
 * Throws `query_unsupported` beyond five million groups.
 */
export function groupReader(keys: readonly KeyReader[], where: MarkReader | null): GroupReader {
  const strides: number[] = [];
  let cellCount = 1;
  for (const { count } of [...keys].reverse()) {
    strides.unshift(cellCount);
    cellCount *= Math.max(1, count);
  }
  const isDense = cellCount <= DENSE_MAX;
  const numbers = new Map<number, number>();
  const cells: number[] = [];
  const groups = new Int32Array(BLOCK_ROWS);
  const wide = isDense ? null : new Float64Array(BLOCK_ROWS);
  const numberOf = (cell: number): number => {
    let number = numbers.get(cell);
    if (number === undefined) {
      number = cells.push(cell);
      if (number > GROUPS_MAX)
        throw new AtlasError('query_unsupported', 'the answer would have more than five million groups', {
          hint: 'ask for a coarser grain or level, or narrow it with `where`',
          where: { property: 'by' },
        });
      numbers.set(cell, number);
    }
    return number;
  };
  return {
    size: () => (isDense ? cellCount : cells.length) + 1,
    keys(group) {
      const cell = isDense ? group - 1 : cells[group - 1]!;
      return keys.map(({ key, count }, k) => key(Math.floor(cell / strides[k]!) % count));
    },
    ...onceABlock((from, until) => {
      const count = until - from;
      const marks = where?.read(from, until);
      const place: Int32Array | Float64Array = wide ?? groups;
      if (marks) for (let i = 0; i < count; i++) place[i] = marks[i]!;
      else place.fill(1, 0, count);
      for (let k = 0; k < keys.length; k++) {
        const own = keys[k]!.read(from, until);
        const stride = strides[k]!;
        for (let i = 0; i < count; i++)
          place[i] = place[i] === NO_GROUP || own[i]! < 0 ? NO_GROUP : place[i]! + own[i]! * stride;
      }
      if (wide) for (let i = 0; i < count; i++) groups[i] = wide[i] === NO_GROUP ? NO_GROUP : numberOf(wide[i]! - 1);
      return groups;
    }),
  };
}
