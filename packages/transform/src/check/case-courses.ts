import { matchTexts, type PracticeDataset, textIndex } from '@practice-atlas/dataset';
import { listGroups, plainNumbers } from './group-rows.js';

/** The steps of all cases, by case and by sequence within a case: those of case row c stand from `starts[c]` to `starts[c + 1]`. */
export interface CaseCourses {
  readonly starts: Int32Array;
  /** The row of each step in `case_steps`; null when the table stands in this order. */
  readonly rows: Int32Array | null;
  /** Numbers of the words of each step. */
  readonly words: ArrayLike<number>;
  readonly times: ArrayLike<number>;
}

/** Orders the steps of one case by sequence, in place. */
function sortCourse(rows: Int32Array, start: number, end: number, seq: ArrayLike<number>): void {
  for (let i = start + 1; i < end; i += 1) {
    if (seq[rows[i]!]! >= seq[rows[i - 1]!]!) continue;
    if (end - start > 64) {
      rows.subarray(start, end).sort((a, b) => seq[a]! - seq[b]! || a - b);
      return;
    }
    const row = rows[i]!;
    let at = i;
    for (; at > start && seq[rows[at - 1]!]! > seq[row]!; at -= 1) rows[at] = rows[at - 1]!;
    rows[at] = row;
  }
}

/** Copies the values of rows one after the other, so that whoever walks along them reads memory in its order. */
function inOrder<T extends Uint8Array | Float64Array>(copy: T, values: ArrayLike<number>, rows: Int32Array): T {
  for (let i = 0; i < rows.length; i += 1) copy[i] = values[rows[i]!]!;
  return copy;
}

/** Finds the case of each step, as its row; the number of cases for none. */
function ownersOf({ tables: { cases, case_steps: steps } }: PracticeDataset): Int32Array {
  const index = textIndex(cases.columns.case_id!);
  const owned = textIndex(steps.columns.case_id!);
  const owners = matchTexts(owned, index);
  for (let number = 0; number < owners.length; number += 1)
    owners[number] = owners[number]! < 0 ? cases.rowCount : index.rows[owners[number]!]!;
  return owned.numbers.map((number) => (number < 0 ? cases.rowCount : owners[number]!));
}

/** Orders the steps of every case, in time that grows with their number; null when the tables have no cases or no steps. */
export function readCaseCourses(dataset: PracticeDataset): CaseCourses | null {
  const { cases, case_steps: steps } = dataset.tables;
  const step = steps.columns.step;
  if (cases.rowCount === 0 || steps.rowCount === 0 || step?.kind !== 'category') return null;
  const seq = plainNumbers(steps.columns.seq, steps.rowCount);
  const times = plainNumbers(steps.columns.at, steps.rowCount);
  const owners = ownersOf(dataset);
  let isSorted = true;
  for (let row = 1; row < owners.length && isSorted; row += 1)
    isSorted = owners[row - 1]! < owners[row]! || (owners[row - 1] === owners[row] && seq[row - 1]! <= seq[row]!);
  const { starts, rows } = listGroups({ numbers: owners, count: cases.rowCount + 1 }, isSorted);
  if (isSorted) return { starts, rows: null, words: step.indices, times };
  for (let one = 0; one < cases.rowCount; one += 1) sortCourse(rows, starts[one]!, starts[one + 1]!, seq);
  const Words = step.dictionary.length <= 0x100 ? Uint8Array : Float64Array;
  return {
    starts,
    rows,
    words: inOrder(new Words(rows.length), step.indices, rows),
    times: inOrder(new Float64Array(rows.length), times, rows),
  };
}
