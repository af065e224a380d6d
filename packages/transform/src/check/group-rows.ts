import { type Column, expandTimes, isValid, textIndex } from '@practice-atlas/dataset';

/** Rows by group: equal numbers, from 0, for rows that are alike. */
export interface RowGroups {
  readonly numbers: Int32Array;
  readonly count: number;
}

/** Numbers values densely by first appearance; `NaN` and -1 are values like others. */
export function groupValues(values: ArrayLike<number>): RowGroups {
  const known = new Map<number, number>();
  const numbers = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    let number = known.get(value);
    if (number === undefined) {
      number = known.size;
      known.set(value, number);
    }
    numbers[row] = number;
  }
  return { numbers, count: known.size };
}

/** Reads a column as numbers that are equal where its values are; missing is -1 for texts, `NaN` otherwise. */
export function plainNumbers(given: Column | undefined, rowCount: number): ArrayLike<number> {
  const column = given && expandTimes(given);
  if (!column) return new Float64Array(rowCount).fill(Number.NaN);
  if (column.kind === 'text' || column.kind === 'category') return textIndex(column).numbers;
  if (column.kind === 'boolean')
    return Float64Array.from({ length: rowCount }, (_, row) => (column.bits[row >> 3]! >> (row & 7)) & 1);
  if (column.validity === null) return column.values;
  const { values } = column;
  return Float64Array.from({ length: rowCount }, (_, row) => (isValid(column, row) ? values[row]! : Number.NaN));
}

/** Groups rows that are alike in every part, two parts at a time; makes no texts. Of no parts, all rows are one group. */
export function groupRows(parts: readonly ArrayLike<number>[], rowCount: number): RowGroups {
  let groups: RowGroups = { numbers: new Int32Array(rowCount), count: rowCount > 0 ? 1 : 0 };
  for (const part of parts) {
    const { numbers, count } = groupValues(part);
    const joined = new Float64Array(rowCount);
    for (let row = 0; row < rowCount; row += 1) joined[row] = groups.numbers[row]! * count + numbers[row]!;
    groups = groupValues(joined);
  }
  return groups;
}

/**
 * Lists the rows of each group, in the order of the table: those of group g stand from `starts[g]` to `starts[g + 1]`.
 * Rows that stand in the order of their groups need no list of their own: `rows` is empty.
 */
export function listGroups(
  { numbers, count }: RowGroups,
  sorted = false,
): { readonly starts: Int32Array; readonly rows: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (let row = 0; row < numbers.length; row += 1) starts[numbers[row]! + 1]! += 1;
  for (let group = 0; group < count; group += 1) starts[group + 1]! += starts[group]!;
  if (sorted) return { starts, rows: new Int32Array(0) };
  const next = starts.slice();
  const rows = new Int32Array(numbers.length);
  for (let row = 0; row < numbers.length; row += 1) rows[next[numbers[row]!]!++] = row;
  return { starts, rows };
}
