import { type Column, isValid, type NumberColumn, textIndex } from '@practice-atlas/dataset';

/**
 * Numbers the events of a log that has no numbers: from 1 within each case, in the order of time; at the same moment in the order of
 * the file. An event without a case or a time gets no number: it is not known where it belongs.
 */
export function deriveSeq(columns: Readonly<Record<string, Column>>, rowCount: number): NumberColumn {
  const values = new Uint32Array(rowCount);
  const validity = new Uint8Array((rowCount + 7) >> 3);
  const { case_id: ids, at } = columns;
  if (ids?.kind !== 'text' || at?.kind !== 'time') return { kind: 'number', values, validity };
  const { numbers, count } = textIndex(ids);
  const order = new Uint32Array(rowCount);
  let known = 0;
  let isSorted = true;
  for (let row = 0; row < rowCount; row += 1) {
    if (numbers[row]! < 0 || !isValid(at, row)) continue;
    if (known > 0 && at.values[order[known - 1]!]! > at.values[row]!) isSorted = false;
    order[known] = row;
    known += 1;
  }
  const rows = order.subarray(0, known);
  if (!isSorted) rows.sort((a, b) => at.values[a]! - at.values[b]! || a - b);
  const counts = new Uint32Array(count);
  for (const row of rows) {
    values[row] = counts[numbers[row]!]! += 1;
    validity[row >> 3]! |= 1 << (row & 7);
  }
  return { kind: 'number', values, validity: known === rowCount ? null : validity };
}
