import { type Column, columnValue, isValid, timeAt } from '@practice-atlas/dataset';
import type { ArqueroColumn } from './arquero-table.js';
import { arrayLike } from './array-like.js';

const DAY_MS = 86_400_000;
const MEMO_ROWS = 1024;

/** Reads texts, and remembers the last ones: a verb reads the same row several times. */
function textReader(column: Column): (row: number) => string | null {
  const rows = new Int32Array(MEMO_ROWS).fill(-1);
  const texts: (string | null)[] = Array(MEMO_ROWS).fill(null);
  return (row) => {
    const slot = row & (MEMO_ROWS - 1);
    if (rows[slot] !== row) {
      const value = columnValue(column, row);
      texts[slot] = value === null ? null : String(value);
      rows[slot] = row;
    }
    return texts[slot]!;
  };
}

/**
 * Sees a column of ours as one of Arquero, in place: numbers none of which is missing are the typed array itself; elsewhere values are
 * made as they are read, null for missing, a day as a `Date` at 00:00 UTC, a moment as a `Date`, a category as its word.
 */
export function columnView(column: Column, rowCount: number): ArqueroColumn {
  switch (column.kind) {
    case 'number':
      if (column.validity === null) return column.values;
      return arrayLike(rowCount, (row) => (isValid(column, row) ? column.values[row]! : null));
    case 'date':
      return arrayLike(rowCount, (row) => (isValid(column, row) ? new Date(column.values[row]! * DAY_MS) : null));
    case 'time':
      return arrayLike(rowCount, (row) => (isValid(column, row) ? new Date(column.values[row]!) : null));
    case 'seconds':
      return arrayLike(rowCount, (row) => (isValid(column, row) ? new Date(timeAt(column, row)) : null));
    case 'text':
      return arrayLike(rowCount, textReader(column));
    default:
      return arrayLike(rowCount, (row) => columnValue(column, row));
  }
}
