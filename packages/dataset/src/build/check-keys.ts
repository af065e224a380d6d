import type { Column } from '../columns/column.js';
import { columnValue, isValid } from '../columns/column-value.js';
import { textIndex } from '../columns/text-index.js';
import type { Table } from '../tables/define-table.js';
import { tables } from '../tables/index.js';
import { type DraftTable, whereOf } from './draft-table.js';
import { quotedValue } from './personal-data.js';

/** Gives equal numbers to equal values of a column, row by row. */
function numbersOf(column: Column, rowCount: number): Int32Array | Float64Array {
  if (column.kind === 'text' || column.kind === 'category') return textIndex(column).numbers;
  return Float64Array.from({ length: rowCount }, (_, row) =>
    isValid(column, row)
      ? Number(column.kind === 'boolean' ? columnValue(column, row) : column.values[row])
      : Number.NaN,
  );
}

/** Says whether rows stand in the order of their keys, each above the one before: then no two are alike. */
function isAscending(parts: readonly (Int32Array | Float64Array)[], rowCount: number): boolean {
  for (let row = 1; row < rowCount; row++) {
    let part = 0;
    while (part < parts.length && parts[part]![row] === parts[part]![row - 1]) part++;
    if (part === parts.length || !(parts[part]![row]! > parts[part]![row - 1]!)) return false;
  }
  return true;
}

/** Sets rows aside whose key an earlier row has. */
export function checkKeys(draft: DraftTable): void {
  const { kept, rowCount, findings } = draft;
  const { key }: Table = tables[draft.name];
  const columns = key.map((name) => draft.columns.get(name)!);
  const parts = columns.map((column) => numbersOf(column, rowCount));
  if (isAscending(parts, rowCount)) return;
  const rows = new Map<string, number>();
  for (let row = 0; row < rowCount; row++) {
    if (kept[row] === 0) continue;
    const word = parts.map((numbers) => numbers[row]).join();
    const earlier = rows.get(word);
    if (earlier === undefined) {
      rows.set(word, row);
      continue;
    }
    kept[row] = 0;
    findings.push({
      code: 'key_duplicate',
      level: 'error',
      where: whereOf(draft, row, key.join(', ')),
      value: quotedValue(columns.map((column) => columnValue(column, row)).join(', ')),
      reason: `row ${draft.rowNumber(earlier)} has the same ${key.join(', ')}; this row is set aside`,
      remedy: 'give each row its own key, or remove the repetition',
    });
  }
}
