import { AtlasError } from '@practice-atlas/dataset';
import type { GroupKey } from '../rows/row-question.js';
import type { KeyReader } from './key-readers.js';
import { listMarks, type Marks, sameMarks } from './marks.js';
import { BLOCK_ROWS, type RowBlock } from './row-blocks.js';

/** Combinations of keys that have a number of their own from the beginning; beyond, those that occur are numbered as they come. */
const DENSE_MAX = 1 << 18;
/** Groups that an answer may have. */
export const GROUPS_MAX = 5_000_000;

/** The rows of a block that are in a group. */
export interface GroupedRows {
  readonly count: number;
  /** Where they stand in the block; in order. */
  readonly rows: Int32Array;
  /** The group of each. */
  readonly groups: Int32Array;
  /** The same rows, where all of them are in one group; null = they are in several. */
  readonly marks: Marks | null;
  /** That group. */
  readonly group: number;
}

export interface GroupReader {
  /** Finds the groups of the rows of a block that are marked, at least one; what it gives is written over by the next block. */
  read(block: RowBlock, marks: Marks): GroupedRows;
  /** How many groups there are; grows while rows are read unless the keys are few. */
  size(): number;
  /** The keys of some groups, one list for each key of the question. */
  keys(groups: readonly number[]): GroupKey[][];
}

/** The rows of a block, when all of them are in groups: known by itself, it need not be looked up. */
export const EVERY_ROW = /* @__PURE__ */ Int32Array.from({ length: BLOCK_ROWS }, (_, i) => i);
const ONE_GROUP = /* @__PURE__ */ new Int32Array(BLOCK_ROWS);
const NO_ROWS: GroupedRows = { count: 0, rows: EVERY_ROW, groups: ONE_GROUP, marks: null, group: 0 };

/** Numbers combinations of keys as they come. Throws `query_unsupported` beyond five million. */
function cellNumbers(): { readonly cells: number[]; numberOf(cell: number): number } {
  const numbers = new Map<number, number>();
  const cells: number[] = [];
  return {
    cells,
    numberOf(cell) {
      let number = numbers.get(cell);
      if (number === undefined) {
        number = cells.push(cell) - 1;
        if (number >= GROUPS_MAX)
          throw new AtlasError('query_unsupported', 'the answer would have more than five million groups', {
            hint: 'ask for a coarser grain or level, or narrow it with `where`',
            where: { property: 'by' },
          });
        numbers.set(cell, number);
      }
      return number;
    },
  };
}

/** Adds the places of keys that differ within a block to `base`. Rows are mostly all rows, and then not looked up. */
function writePlaces<P extends Int32Array | Float64Array>(
  places: P,
  base: number,
  rows: Int32Array,
  count: number,
  found: readonly Int32Array[],
  steps: readonly number[],
): void {
  const isEvery = rows === EVERY_ROW;
  const [own, step] = [found[0]!, steps[0]!];
  const [other, otherStep] = [found[1], steps[1]!];
  if (!isEvery) for (let i = 0; i < count; i++) places[i] = base + own[rows[i]!]! * step;
  else if (other) for (let i = 0; i < count; i++) places[i] = base + own[i]! * step + other[i]! * otherStep;
  else for (let i = 0; i < count; i++) places[i] = base + own[i]! * step;
  for (let k = isEvery ? 2 : 1; k < found.length; k++) {
    const [next, stride] = [found[k]!, steps[k]!];
    if (isEvery) for (let i = 0; i < count; i++) places[i]! += next[i]! * stride;
    else for (let i = 0; i < count; i++) places[i]! += next[rows[i]!]! * stride;
  }
}

/** Finds the group of each row, numbered from 0. */
export function groupReader(keys: readonly KeyReader[]): GroupReader {
  const strides: number[] = [];
  let cellCount = 1;
  for (const { count } of [...keys].reverse()) {
    strides.unshift(cellCount);
    cellCount *= Math.max(1, count);
  }
  const isDense = cellCount <= DENSE_MAX;
  const { cells, numberOf } = cellNumbers();
  const listed = new Int32Array(BLOCK_ROWS);
  const kept = new Int32Array(BLOCK_ROWS);
  const groups = new Int32Array(BLOCK_ROWS);
  const wide = isDense ? null : new Float64Array(BLOCK_ROWS);
  const hasGaps = keys.some((key) => key.hasGaps);
  const inOne = new Int32Array(BLOCK_ROWS);

  /** Leaves out rows of which one key has no number. */
  const withoutGaps = (rows: Int32Array, count: number, found: readonly Int32Array[]): number => {
    let left = 0;
    for (let k = 0; k < count; k++) {
      const row = rows[k]!;
      let isIn = true;
      for (const own of found) isIn &&= own[row]! >= 0;
      kept[left] = row;
      if (isIn) left++;
    }
    return left;
  };
  return {
    size: () => (isDense ? cellCount : cells.length),
    keys(groups) {
      const own = isDense ? groups : groups.map((group) => cells[group]!);
      return keys.map(({ key, count }, k) => own.map((cell) => key(Math.floor(cell / strides[k]!) % count)));
    },
    read(block, marks) {
      if (keys.some(({ count }) => count === 0)) return NO_ROWS;
      let rows = EVERY_ROW;
      let { count } = block;
      if (sameMarks(marks, count) === null) {
        rows = listed;
        count = listMarks(marks, count, rows);
      }
      let base = 0;
      const found: Int32Array[] = [];
      const steps: number[] = [];
      for (const [k, key] of keys.entries()) {
        const number = key.inRun(block.run);
        if (number >= 0) base += number * strides[k]!;
        else {
          found.push(key.read(block));
          steps.push(strides[k]!);
        }
      }
      if (found.length === 0) {
        const group = isDense ? base : numberOf(base);
        if (inOne[0] !== group) inOne.fill(group);
        return { count, rows, groups: inOne, marks, group };
      }
      if (keys.length === 1 && isDense && !hasGaps && rows === EVERY_ROW)
        return { count, rows, groups: found[0]!, marks: null, group: 0 };
      if (hasGaps) {
        count = withoutGaps(rows, count, found);
        rows = kept;
      }
      if (wide) {
        writePlaces(wide, base, rows, count, found, steps);
        for (let i = 0; i < count; i++) groups[i] = numberOf(wide[i]!);
      } else writePlaces(groups, base, rows, count, found, steps);
      return { count, rows, groups, marks: null, group: 0 };
    },
  };
}
