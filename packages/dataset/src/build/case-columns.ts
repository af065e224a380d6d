import { narrowest } from '../columns/build-column.js';
import type { CategoryColumn, Column, NumberColumn, TimeColumn } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { missingColumns } from '../columns/missing-columns.js';
import { packTimes } from '../columns/seconds.js';
import { matchTexts, textIndex } from '../columns/text-index.js';
import type { ColumnTable } from '../practice-dataset.js';

/** Finds the row of `cases` of a step; below 0 = none. */
function ownersOf(cases: ColumnTable, steps: ColumnTable): (row: number) => number {
  const ids = textIndex(cases.columns.case_id!);
  const index = textIndex(steps.columns.case_id!);
  const { numbers } = index;
  const matches = matchTexts(index, ids);
  return (row) => ids.rows[matches[numbers[row]!] ?? -1] ?? -1;
}

/** Orders the step rows by case, in the order of `cases`, and by sequence within a case; null when they stand so. */
function sortedRows(
  ownerOf: (row: number) => number,
  seq: NumberColumn['values'],
  caseCount: number,
): Uint32Array | null {
  const ends = new Uint32Array(caseCount + 1);
  let isSorted = true;
  for (let row = 0, before = -1; row < seq.length; row++) {
    const owner = ownerOf(row);
    isSorted &&= owner > before || (owner === before && (row === 0 || seq[row - 1]! <= seq[row]!));
    before = owner;
    if (owner >= 0) ends[owner + 1]!++;
  }
  if (isSorted) return null;
  for (let i = 0; i < caseCount; i++) ends[i + 1]! += ends[i]!;
  const rows = new Uint32Array(ends[caseCount]!);
  for (let row = 0; row < seq.length; row++) {
    const owner = ownerOf(row);
    if (owner >= 0) rows[ends[owner]!++] = row;
  }
  for (let i = 0; i < caseCount; i++) rows.subarray(ends[i - 1] ?? 0, ends[i]).sort((a, b) => seq[a]! - seq[b]!);
  return rows;
}

interface Derived {
  readonly inputs: readonly unknown[];
  readonly columns: Readonly<Record<string, Column>>;
}

/** By the times of the steps: a merge asks again for cases that it leaves as they are. */
const known = new WeakMap<Column, Derived>();

/**
 * Derives the columns that spare a lead time its join: for each step of each lifecycle `first_<step>_at` and `last_<step>_at`
 * (first and last by sequence), `dispatch_count`, and `dispatch_tier`, the tier of the first dispatch. First and last are one
 * column when no case has the step twice; a step that never happened anywhere shares one column of missing values.
 */
export function caseColumns(
  cases: ColumnTable,
  steps: ColumnTable,
  stepNames: readonly string[],
): Readonly<Record<string, Column>> {
  const { case_id, seq, step: word, at: time, tier } = steps.columns;
  const inputs = [cases.columns.case_id, case_id, seq, word, time, tier, stepNames.join()];
  const before = known.get(time!);
  if (before?.inputs.every((input, i) => input === inputs[i])) return before.columns;
  const columns = deriveColumns(cases, steps, stepNames);
  known.set(time!, { inputs, columns });
  return columns;
}

/** The times of one step by case. */
interface StepTimes {
  readonly bits: Uint8Array;
  readonly first: Float64Array;
  /** Null as long as no case has the step twice. */
  last: Float64Array | null;
  count: number;
}

function timesOf(count: number): StepTimes {
  return { bits: new Uint8Array(Math.ceil(count / 8)), first: new Float64Array(count), last: null, count: 0 };
}

function addTime(times: StepTimes, owner: number, time: number): void {
  const bit = 1 << (owner & 7);
  if ((times.bits[owner >> 3]! & bit) === 0) {
    times.bits[owner >> 3]! |= bit;
    times.first[owner] = time;
    times.count++;
  } else times.last ??= times.first.slice();
  if (times.last) times.last[owner] = time;
}

/** Takes the words of some rows, below 0 = none; those in use, in the order of their first row. */
function wordsAt(column: CategoryColumn, rows: Int32Array): CategoryColumn {
  const { indices, dictionary } = column;
  const taken = new (indices.constructor as new (length: number) => typeof indices)(rows.length);
  const bits = new Uint8Array((rows.length + 7) >> 3);
  const numbers = new Int32Array(dictionary.length).fill(-1);
  const words: string[] = [];
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (row < 0 || !isValid(column, row)) continue;
    const index = indices[row]!;
    if (numbers[index]! < 0) numbers[index] = words.push(dictionary[index]!) - 1;
    taken[at] = numbers[index]!;
    bits[at >> 3]! |= 1 << (at & 7);
    count++;
  }
  return { kind: 'category', indices: taken, dictionary: words, validity: count === rows.length ? null : bits };
}

function deriveColumns(cases: ColumnTable, steps: ColumnTable, stepNames: readonly string[]): Record<string, Column> {
  const count = cases.rowCount;
  const step = steps.columns.step as CategoryColumn;
  const at = (steps.columns.at as TimeColumn).values;
  const seq = (steps.columns.seq as NumberColumn).values;
  const ownerOf = ownersOf(cases, steps);
  const rows = sortedRows(ownerOf, seq, count);
  const dispatched = step.dictionary.indexOf('dispatched');
  const dispatchCount = new Float64Array(count);
  const firstDispatch = new Int32Array(count).fill(-1);
  const names = new Set(stepNames);
  const times = step.dictionary.map((name) => (names.has(name) ? timesOf(count) : null));
  const end = rows?.length ?? steps.rowCount;
  for (let i = 0; i < end; i++) {
    const row = rows ? rows[i]! : i;
    const owner = ownerOf(row);
    const word = step.indices[row]!;
    const known = times[word];
    if (owner < 0) continue;
    if (known) addTime(known, owner, at[row]!);
    if (word !== dispatched) continue;
    if (dispatchCount[owner]! === 0) firstDispatch[owner] = row;
    dispatchCount[owner]!++;
  }
  const never = missingColumns(count)({ type: 'time' });
  const columns: Record<string, Column> = {};
  for (const name of stepNames) {
    const known = times[step.dictionary.indexOf(name)];
    const validity = known?.count === count ? null : (known?.bits ?? null);
    const packed = (values: Float64Array) => packTimes({ kind: 'time', values, validity });
    const first = known ? packed(known.first) : never;
    columns[`first_${name}_at`] = first;
    columns[`last_${name}_at`] = known?.last ? packed(known.last) : first;
  }
  columns.dispatch_count = { kind: 'number', values: narrowest(dispatchCount), validity: null };
  columns.dispatch_tier = wordsAt(steps.columns.tier as CategoryColumn, firstDispatch);
  return columns;
}
