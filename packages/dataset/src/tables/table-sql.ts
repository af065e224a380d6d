import type { Field, FieldType, Table } from './define-table.js';

const TYPES: Readonly<Record<FieldType, string>> = {
  id: 'VARCHAR',
  code: 'VARCHAR',
  category: 'VARCHAR',
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  time: 'TIMESTAMPTZ',
  words: 'JSON',
};

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (word: string) => `'${word.replaceAll("'", "''")}'`;

function columnSql(name: string, field: Field): string {
  const checks: string[] = [];
  if (field.min !== undefined) checks.push(`${quoted(name)} >= ${field.min}`);
  if (field.max !== undefined) checks.push(`${quoted(name)} <= ${field.max}`);
  if (field.values) checks.push(`${quoted(name)} IN (${field.values.map(literal).join(', ')})`);
  const check = checks.length > 0 ? ` CHECK (${checks.join(' AND ')})` : '';
  return `${quoted(name)} ${TYPES[field.type]}${field.required ? ' NOT NULL' : ''}${check}`;
}

/** Derives the `CREATE TABLE` statement of a table in the SQL of DuckDB; every identifier is quoted. */
export function tableSql(table: Table): string {
  const keyComplete = table.key.every((name) => table.fields[name]?.required);
  const lines = [
    ...Object.entries(table.fields).map(([name, field]) => columnSql(name, field)),
    `${keyComplete ? 'PRIMARY KEY' : 'UNIQUE'} (${table.key.map(quoted).join(', ')})`,
    ...table.foreignKeys.map(
      (key) => `FOREIGN KEY (${quoted(key.field)}) REFERENCES ${quoted(key.table)} (${quoted(key.references)})`,
    ),
  ];
  return `CREATE TABLE ${quoted(table.name)} (\n  ${lines.join(',\n  ')}\n);\n`;
}
