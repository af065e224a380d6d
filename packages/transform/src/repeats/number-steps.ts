import { type Column, isValid, type NumberColumn, textIndex } from '@practice-atlas/dataset';
import type { NormalizedTable } from '../normalize/normalized-table.js';
import { placeNumbers } from './place-names.js';

/** Marks the cases whose steps come from more than one file or sheet. */
function casesOfSeveralPlaces(
  table: NormalizedTable,
  sheets: Int32Array,
  numbers: Int32Array,
  count: number,
): Uint8Array | null {
  const { placeIndices } = table.origin;
  const first = new Int32Array(count).fill(-1);
  const marked = new Uint8Array(count);
  let some = false;
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    if (number < 0) continue;
    if (first[number]! < 0) first[number] = sheets[placeIndices[row]!]!;
    else if (first[number] !== sheets[placeIndices[row]!]) {
      marked[number] = 1;
      some = true;
    }
  }
  return some ? marked : null;
}

/** Gives the rows of each marked case in turn. */
function* rowsByCase(numbers: Int32Array, marked: Uint8Array): Generator<Int32Array> {
  const isMarked = (row: number) => numbers[row]! >= 0 && marked[numbers[row]!] === 1;
  const ends = new Int32Array(marked.length + 1);
  for (let row = 0; row < numbers.length; row++) if (isMarked(row)) ends[numbers[row]! + 1]! += 1;
  for (let number = 0; number < marked.length; number++) ends[number + 1]! += ends[number]!;
  const rows = new Int32Array(ends[marked.length]!);
  const next = ends.slice();
  for (let row = 0; row < numbers.length; row++) if (isMarked(row)) rows[next[numbers[row]!]!++] = row;
  for (let number = 0; number < marked.length; number++)
    if (marked[number] === 1) yield rows.subarray(ends[number], ends[number + 1]);
}

function numberColumn(values: Float64Array, validity: Uint8Array | null): NumberColumn {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  const isNarrow = values.every((value) => value >= 0 && Number.isInteger(value));
  if (!isNarrow || most > 0xffffffff) return { kind: 'number', values, validity };
  const narrow = most <= 0xff ? Uint8Array : most <= 0xffff ? Uint16Array : Uint32Array;
  return { kind: 'number', values: narrow.from(values), validity };
}

/**
 * Counts the steps of a case anew, by time, when they come from several files or sheets that each counted for itself: when two of
 * them have the same number. Steps without a number or a time stay as they are. Returns the table itself when there are none such.
 */
export function numberSteps(table: NormalizedTable): NormalizedTable {
  const { case_id: ids, seq, at } = table.columns;
  if (!ids || seq?.kind !== 'number' || at?.kind !== 'time') return table;
  const sheets = placeNumbers(table.origin, 'sheet');
  if (!sheets.some((sheet) => sheet > 0)) return table;
  const { numbers, count } = textIndex(ids);
  const marked = casesOfSeveralPlaces(table, sheets, numbers, count);
  if (!marked) return table;
  const { placeIndices } = table.origin;
  let changed: Float64Array | null = null;
  const placeOf = new Map<number, number>();
  for (const rows of rowsByCase(numbers, marked)) {
    const known = rows.filter((row) => isValid(seq, row) && isValid(at, row));
    placeOf.clear();
    const meets = known.some((row) => {
      const before = placeOf.get(seq.values[row]!);
      if (before === undefined) placeOf.set(seq.values[row]!, sheets[placeIndices[row]!]!);
      return before !== undefined && before !== sheets[placeIndices[row]!];
    });
    if (!meets) continue;
    changed ??= Float64Array.from(seq.values);
    known.sort((a, b) => at.values[a]! - at.values[b]! || seq.values[a]! - seq.values[b]! || a - b);
    for (const [position, row] of known.entries()) changed[row] = position + 1;
  }
  if (!changed) return table;
  const columns: Readonly<Record<string, Column>> = { ...table.columns, seq: numberColumn(changed, seq.validity) };
  return { ...table, columns };
}
