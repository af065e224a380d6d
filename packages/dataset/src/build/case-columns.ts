import { buildColumn, type Cell, narrowest } from '../columns/build-column.js';
import type { CategoryColumn, Column, NumberColumn, TimeColumn } from '../columns/column.js';
import { columnValue } from '../columns/column-value.js';
import { matchTexts, textIndex } from '../columns/text-index.js';
import type { ColumnTable } from '../practice-dataset.js';

/** Finds the row of `cases` of each step; -1 = none. */
function ownersOf(cases: ColumnTable, steps: ColumnTable): Int32Array {
  const ids = textIndex(cases.columns.case_id!);
  const owners = textIndex(steps.columns.case_id!);
  const matches = matchTexts(owners, ids);
  return owners.numbers.map((number) => {
    const match = matches[number] ?? -1;
    return match < 0 ? -1 : ids.rows[match]!;
  });
}

/** Orders the step rows by case, in the order of `cases`, and by sequence within a case; rows of no case are left out. */
function sortedRows(owners: Int32Array, seq: NumberColumn['values']): Uint32Array {
  const rows = new Uint32Array(owners.length);
  let count = 0;
  let sorted = true;
  for (let row = 0; row < owners.length; row++) {
    if (owners[row]! < 0) continue;
    const before = rows[count - 1];
    sorted &&=
      before === undefined ||
      owners[before]! < owners[row]! ||
      (owners[before] === owners[row] && seq[before]! <= seq[row]!);
    rows[count++] = row;
  }
  const used = rows.subarray(0, count);
  return sorted ? used : used.sort((a, b) => owners[a]! - owners[b]! || seq[a]! - seq[b]!);
}

interface Derived {
  readonly inputs: readonly unknown[];
  readonly columns: Readonly<Record<string, Column>>;
}

/** By the times of the steps: a merge asks again for cases that it leaves as they are. */
const known = new WeakMap<Column, Derived>();

/**
 * Derives the columns that spare a lead time its join: for each step of each lifecycle `first_<step>_at` and `last_<step>_at`
 * (first and last by sequence), `dispatch_count`, and `dispatch_tier`, the tier of the first dispatch. A step that never
 * happened anywhere shares one column of missing values.
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

function deriveColumns(cases: ColumnTable, steps: ColumnTable, stepNames: readonly string[]): Record<string, Column> {
  const count = cases.rowCount;
  const step = steps.columns.step as CategoryColumn;
  const at = (steps.columns.at as TimeColumn).values;
  const owners = ownersOf(cases, steps);
  const dispatched = step.dictionary.indexOf('dispatched');
  const dispatchCount = new Float64Array(count);
  const firstDispatch = new Int32Array(count).fill(-1);
  const seen = step.dictionary.map(() => new Uint8Array(Math.ceil(count / 8)));
  const first = seen.map(() => new Float64Array(count));
  const last = seen.map(() => new Float64Array(count));
  for (const row of sortedRows(owners, (steps.columns.seq as NumberColumn).values)) {
    const word = step.indices[row]!;
    const i = owners[row]!;
    const bits = seen[word]!;
    if ((bits[i >> 3]! & (1 << (i & 7))) === 0) {
      bits[i >> 3]! |= 1 << (i & 7);
      first[word]![i] = at[row]!;
    }
    last[word]![i] = at[row]!;
    if (word !== dispatched) continue;
    if (dispatchCount[i] === 0) firstDispatch[i] = row;
    dispatchCount[i]!++;
  }
  const never = buildColumn({ type: 'time' }, new Array<Cell>(count).fill(null));
  const timeColumn = (values: Float64Array, bits: Uint8Array): Column => {
    let known = 0;
    for (const byte of bits) for (let rest = byte; rest > 0; rest &= rest - 1) known++;
    return { kind: 'time', values, validity: known === count ? null : bits };
  };
  const columns: Record<string, Column> = {};
  for (const name of stepNames) {
    const word = step.dictionary.indexOf(name);
    columns[`first_${name}_at`] = word < 0 ? never : timeColumn(first[word]!, seen[word]!);
    columns[`last_${name}_at`] = word < 0 ? never : timeColumn(last[word]!, seen[word]!);
  }
  columns.dispatch_count = { kind: 'number', values: narrowest(dispatchCount), validity: null };
  const tierOf = (row: number): Cell => (row < 0 ? null : columnValue(steps.columns.tier!, row));
  columns.dispatch_tier = buildColumn({ type: 'category' }, Array.from(firstDispatch, tierOf));
  return columns;
}
