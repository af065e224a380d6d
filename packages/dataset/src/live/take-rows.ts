import type { Column } from '../columns/column.js';
import { compactColumn } from '../columns/compact-column.js';
import { expandTimes } from '../columns/seconds.js';

/** Copies some rows of columns; what is one column under two names stays one. */
export function takeRows(columns: Readonly<Record<string, Column>>, rows: Int32Array): Record<string, Column> {
  const known = new Map<Column, Column>();
  const taken: Record<string, Column> = {};
  for (const [name, column] of Object.entries(columns)) {
    const own = known.get(column) ?? compactColumn(expandTimes(column), rows);
    known.set(column, own);
    taken[name] = own;
  }
  return taken;
}
