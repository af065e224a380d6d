import type { ColumnTable, FieldType, TableName } from '@practice-atlas/dataset';
import { tables } from '@practice-atlas/dataset';
import { derivedColumns } from '../sql/join-tree.js';
import type { StoredColumn } from './duckdb-connection.js';

/** The type in which DuckDB keeps a column of each type of the declarations. */
export const STORED_TYPES: Readonly<Record<FieldType, StoredColumn['type']>> = {
  id: 'VARCHAR',
  code: 'VARCHAR',
  category: 'VARCHAR',
  text: 'VARCHAR',
  words: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'INTEGER',
  time: 'BIGINT',
};

/** The columns of a table and their types, those derived for `cases` included. */
export function fieldTypes(name: TableName, steps: readonly string[]): ReadonlyMap<string, FieldType> {
  const fields: Readonly<Record<string, { readonly type: FieldType }>> = tables[name].fields;
  return new Map([
    ...Object.entries(fields).map(([column, { type }]) => [column, type] as const),
    ...(name === 'cases' ? derivedColumns(steps) : []),
  ]);
}

/** Lists the columns of a table in memory as they are stored. */
export function storedColumns(table: ColumnTable<TableName>, steps: readonly string[]): StoredColumn[] {
  return [...fieldTypes(table.name, steps)].map(([name, type]) => ({
    name,
    type: STORED_TYPES[type],
    column: table.columns[name]!,
  }));
}
