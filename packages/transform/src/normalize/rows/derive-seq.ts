import { type Column, isValid, type NumberColumn, textIndex } from '@practice-atlas/dataset';

/** Lists the rows that are placed case by case, in the order of the file; `ends[n]` says where those of case n begin. */
function rowsByCase(numbers: Int32Array, count: number, isPlaced: (row: number) => boolean) {
  const ends = new Int32Array(count + 1);
  for (let row = 0; row < numbers.length; row += 1) if (isPlaced(row)) ends[numbers[row]! + 1]! += 1;
  for (let number = 0; number < count; number += 1) ends[number + 1]! += ends[number]!;
  const rows = new Int32Array(ends[count]!);
  const next = ends.slice();
  for (let row = 0; row < numbers.length; row += 1) if (isPlaced(row)) rows[next[numbers[row]!]!++] = row;
  return { rows, ends };
}

/**
 * Numbers the events of a log that has no numbers: from 1 within each case, in the order of time; at the same moment in the order of
 * the file. An event without a case or a time gets no number: it is not known where it belongs.
 */
export function deriveSeq(columns: Readonly<Record<string, Column>>, rowCount: number): NumberColumn {
  const values = new Uint32Array(rowCount);
  const validity = new Uint8Array((rowCount + 7) >> 3);
  const { case_id: ids, at } = columns;
  if (ids?.kind !== 'text' || at?.kind !== 'time') return { kind: 'number', values, validity };
  const times = at.values;
  const { numbers, count } = textIndex(ids);
  const { rows, ends } = rowsByCase(numbers, count, (row) => numbers[row]! >= 0 && isValid(at, row));
  for (let number = 0; number < count; number += 1) {
    const [start, end] = [ends[number]!, ends[number + 1]!];
    let isSorted = true;
    for (let i = start + 1; i < end; i += 1) if (times[rows[i - 1]!]! > times[rows[i]!]!) isSorted = false;
    if (!isSorted) rows.subarray(start, end).sort((a, b) => times[a]! - times[b]! || a - b);
    for (let i = start; i < end; i += 1) {
      values[rows[i]!] = i - start + 1;
      validity[rows[i]! >> 3]! |= 1 << (rows[i]! & 7);
    }
  }
  return { kind: 'number', values, validity: rows.length === rowCount ? null : validity };
}
