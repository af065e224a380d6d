import type { ColumnTable } from '../practice-dataset.js';
import { isTableName, type RowFor, type TableName, tables } from '../tables/index.js';
import { columnValue } from './column-value.js';
import { parseWords } from './words.js';

/**
 * Reads row i of a table as a new object of its declared fields (not the derived columns); a missing value is null.
 * For lists and drill-down; sums and groups read the columns.
 */
export function tableRow<N extends TableName>(table: ColumnTable<N>, i: number): RowFor<N>;
export function tableRow(table: ColumnTable, i: number): Record<string, unknown>;
export function tableRow(table: ColumnTable, i: number): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  if (!isTableName(table.name)) return row;
  for (const [name, field] of Object.entries(tables[table.name].fields)) {
    const column = table.columns[name];
    const value = column ? columnValue(column, i) : null;
    row[name] = field.type === 'words' && typeof value === 'string' ? parseWords(value) : value;
  }
  return row;
}

/** Reads every row of a table as new objects. */
export function tableRows<N extends TableName>(table: ColumnTable<N>): RowFor<N>[];
export function tableRows(table: ColumnTable): Record<string, unknown>[];
export function tableRows(table: ColumnTable): Record<string, unknown>[] {
  return Array.from({ length: table.rowCount }, (_, i) => tableRow(table, i));
}
