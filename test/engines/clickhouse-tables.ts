import {
  columnValue,
  type FieldType,
  isValid,
  type PracticeDataset,
  parseDay,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import { clickHouseDialect } from '@practice-atlas/measure/sql.js';

const TYPES: Readonly<Record<FieldType, string>> = {
  id: 'String',
  code: 'String',
  category: 'String',
  text: 'String',
  words: 'String',
  integer: 'Int64',
  number: 'Float64',
  boolean: 'UInt8',
  date: 'Int32',
  time: 'Int64',
};

/** A table of a random dataset for a server of ClickHouse: how to create it, and its rows as lines of JSON. */
export interface ClickHouseTable {
  readonly name: string;
  readonly create: string;
  readonly columns: readonly string[];
  readonly lines: readonly string[];
}

/** Writes the tables of a random dataset; every column is nullable. */
export function clickHouseTables(dataset: PracticeDataset): ClickHouseTable[] {
  const { identifier } = clickHouseDialect;
  return tableNames.map((name) => {
    const table = dataset.tables[name];
    const fields: Readonly<Record<string, { readonly type: FieldType }>> = tables[name].fields;
    const types = Object.entries(table.columns).map(
      ([column, { kind }]) =>
        [column, fields[column]?.type ?? (kind === 'number' ? 'integer' : kind === 'seconds' ? 'time' : kind)] as const,
    );
    const columns = types.map(([column, type]) => `${identifier(column)} Nullable(${TYPES[type]})`);
    const lines = Array.from({ length: table.rowCount }, (_, row) =>
      JSON.stringify(
        types.map(([column]) => {
          const values = table.columns[column]!;
          const value = columnValue(values, row);
          if (values.kind === 'date' && isValid(values, row)) return parseDay(String(value));
          return typeof value === 'boolean' ? Number(value) : value;
        }),
      ),
    );
    return {
      name,
      create: `CREATE TABLE ${identifier(name)} (${columns.join(', ')}) ENGINE = Memory`,
      columns: types.map(([column]) => identifier(column)),
      lines,
    };
  });
}
