import { matchTexts, type PracticeDataset, textIndex } from '@practice-atlas/dataset';
import { listGroups, plainNumbers } from './group-rows.js';

/** The rows of `case_steps` by case. */
export interface CaseCourses {
  /** Steps of case row c stand from `starts[c]` to `starts[c + 1]`. */
  readonly starts: Int32Array;
  /** Rows of `case_steps` by case, and by sequence within a case; null when the table stands so. */
  readonly rows: Int32Array | null;
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

/** Finds the steps of every case, in time that grows with their number; steps of no case are left out. */
export function readCaseCourses(dataset: PracticeDataset): CaseCourses {
  const { cases, case_steps: steps } = dataset.tables;
  const [ids, named] = [cases.columns.case_id, steps.columns.case_id];
  if (!ids || !named || cases.rowCount === 0 || steps.rowCount === 0)
    return { starts: new Int32Array(cases.rowCount + 1), rows: null };
  const index = textIndex(ids);
  const owned = textIndex(named);
  const matches = matchTexts(owned, index);
  for (let number = 0; number < matches.length; number += 1)
    matches[number] = matches[number]! < 0 ? cases.rowCount : index.rows[matches[number]!]!;
  const seq = plainNumbers(steps.columns.seq, steps.rowCount);
  const owners = new Int32Array(steps.rowCount);
  let sorted = true;
  for (let row = 0; row < owners.length; row += 1) {
    const number = owned.numbers[row]!;
    owners[row] = number < 0 ? cases.rowCount : matches[number]!;
    const before = row === 0 ? -1 : owners[row - 1]!;
    sorted &&= before < owners[row]! || (before === owners[row] && seq[row - 1]! <= seq[row]!);
  }
  const { starts, rows } = listGroups({ numbers: owners, count: cases.rowCount + 1 }, sorted);
  if (!sorted) for (let one = 0; one < cases.rowCount; one += 1) sortCourse(rows, starts[one]!, starts[one + 1]!, seq);
  return { starts, rows: sorted ? null : rows };
}
