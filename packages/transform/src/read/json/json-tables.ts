import { tables } from '@practice-atlas/dataset';
import { isRecord } from './record-columns.js';

/** A list of rows in a JSON text, and the key it stands under when that says what it is. */
export interface JsonRows {
  readonly name: string | null;
  readonly rows: readonly unknown[];
}

const WRAPPERS = ['rows', 'data', 'records', 'list', 'items', 'result'];
const DEPTH = 3;

/**
 * Finds the lists of rows in a JSON value: the value itself; those under names of our tables, `{ sites: [...], cases: [...] }`; the
 * one under `rows`, `data`, `records`, `list`, `items` or `result`, also wrapped twice; else every list of objects, by its key.
 */
export function jsonTables(value: unknown, depth = 0): JsonRows[] {
  if (Array.isArray(value)) return [{ name: null, rows: value }];
  if (!isRecord(value) || depth > DEPTH) return [];
  const lists: { name: string; rows: readonly unknown[] }[] = [];
  for (const name of Object.keys(value)) {
    const rows = value[name];
    if (Array.isArray(rows) && (rows.some(isRecord) || Object.hasOwn(tables, name))) lists.push({ name, rows });
  }
  if (lists.some(({ name }) => Object.hasOwn(tables, name))) return lists;
  for (const name of WRAPPERS) {
    const found = Object.hasOwn(value, name) ? jsonTables(value[name], depth + 1) : [];
    if (found.length > 0) return found;
  }
  return lists;
}
