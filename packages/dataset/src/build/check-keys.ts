import type { Where } from '../atlas-error.js';
import type { FieldColumn } from '../columns/column.js';
import { columnValue, isValid } from '../columns/column-value.js';
import { textIndex } from '../columns/text-index.js';
import type { Table } from '../tables/define-table.js';
import { tables } from '../tables/index.js';
import type { DraftTable } from './draft-table.js';
import { quotedValue } from './personal-data.js';

/** Numbers of the rows of a column: equal for equal values. */
type Numbers = ArrayLike<number>;

/** Gives equal numbers to equal values of a column, row by row; those of a missing value are the lowest. */
function numbersOf(column: FieldColumn, rowCount: number): Numbers {
  if (column.kind === 'text' || column.kind === 'category') return textIndex(column).numbers;
  if (column.kind !== 'boolean' && column.validity === null) return column.values;
  return Float64Array.from({ length: rowCount }, (_, row) =>
    isValid(column, row)
      ? Number(column.kind === 'boolean' ? columnValue(column, row) : column.values[row])
      : Number.NEGATIVE_INFINITY,
  );
}

/** Says whether the kept rows stand in the order of their keys, each above the one before: then no two are alike. */
function isAscending(parts: readonly Numbers[], { kept, rowCount }: DraftTable): boolean {
  let before = -1;
  for (let row = 0; row < rowCount; row++) {
    if (kept[row] === 0) continue;
    if (before >= 0) {
      let part = 0;
      while (part < parts.length && parts[part]![row] === parts[part]![before]) part++;
      if (part === parts.length || !(parts[part]![row]! > parts[part]![before]!)) return false;
    }
    before = row;
  }
  return true;
}

/** Makes what tells the earlier row with the same numbers as a row; -1 = none, and from then on it is the earlier one itself. */
function earlierRows(parts: readonly Numbers[], rowCount: number): (row: number) => number {
  let size = 64;
  while (size < 2 * rowCount) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  return (row) => {
    let slot = 0;
    for (const part of parts) slot = Math.imul(slot ^ part[row]!, 0x9e3779b1);
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    for (;;) {
      const earlier = slots[slot]!;
      if (earlier < 0) {
        slots[slot] = row;
        return -1;
      }
      if (parts.every((part) => part[earlier] === part[row])) return earlier;
      slot = (slot + 1) & (size - 1);
    }
  };
}

/** Sets a row aside whose key an earlier one has. */
export function setRepeatAside(draft: DraftTable, row: number, earlier: Where): void {
  const { key }: Table = tables[draft.name];
  const here = draft.where(row, ...key);
  draft.kept[row] = 0;
  draft.findings.push({
    code: 'key_duplicate',
    level: 'error',
    where: here,
    value: quotedValue(key.map((name) => columnValue(draft.columns.get(name)!, row)).join(', ')),
    reason: `row ${earlier.row}${earlier.file === here.file ? '' : ` of ${earlier.file}`} has the same ${here.column ?? key.join(', ')}; this row is set aside`,
    remedy: 'give each row its own key, or remove the repetition',
  });
}

/** Sets rows aside whose key an earlier row has. */
export function checkKeys(draft: DraftTable): void {
  const { kept, rowCount } = draft;
  const { key }: Table = tables[draft.name];
  const parts = key.map((name) => numbersOf(draft.columns.get(name) as FieldColumn, rowCount));
  if (isAscending(parts, draft)) return;
  const earlierOf = earlierRows(parts, rowCount);
  for (let row = 0; row < rowCount; row++) {
    const earlier = kept[row] === 0 ? -1 : earlierOf(row);
    if (earlier >= 0) setRepeatAside(draft, row, draft.where(earlier));
  }
}
