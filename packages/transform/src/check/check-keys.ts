import {
  type ColumnTable,
  columnValue,
  type Field,
  type Finding,
  type PracticeDataset,
  type Table,
  tableNames,
  tables,
} from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';

type Value = ReturnType<typeof columnValue>;

/** Values of one column, row by row; missing when the table has no such column. */
function values(data: ColumnTable, name: string): readonly Value[] {
  const column = data.columns[name];
  return Array.from({ length: data.rowCount }, (_, row) => (column ? columnValue(column, row) : null));
}

function checkField(data: ColumnTable, name: string, field: Field): Finding[] {
  const findings: Finding[] = [];
  for (const [row, value] of values(data, name).entries()) {
    const where = { table: data.name, row: row + 2, column: name };
    if (value === null) {
      if (field.required)
        findings.push(findingOf('required_missing', 'error', null, `${name} may not be missing`, 'fill it in', where));
      continue;
    }
    const { min = -Infinity, max = Infinity } = field;
    const measured = field.type === 'integer' || field.type === 'number';
    if (measured && typeof value === 'number' && (value < min || value > max))
      findings.push(
        findingOf(
          'value_out_of_range',
          'error',
          value,
          `it is outside ${min} to ${max}`,
          'correct it at the source',
          where,
        ),
      );
    if (field.values && !field.values.includes(String(value)))
      findings.push(
        findingOf(
          'category_unknown',
          'error',
          String(value),
          'it is none of the words allowed',
          `use one of ${field.values.join(', ')}`,
          where,
        ),
      );
  }
  return findings;
}

function checkUnique(data: ColumnTable, table: Table): Finding[] {
  const columns = table.key.map((name) => values(data, name));
  const first = new Map<string, number>();
  const findings: Finding[] = [];
  for (let row = 0; row < data.rowCount; row += 1) {
    const parts = columns.map((cells) => cells[row] ?? null);
    const key = JSON.stringify(parts);
    const earlier = first.get(key);
    const where = { table: data.name, row: row + 2, column: table.key.join(', ') };
    if (earlier === undefined) first.set(key, row);
    else
      findings.push(
        findingOf(
          'key_duplicate',
          'error',
          parts.join(', '),
          `row ${earlier + 2} has the same key`,
          'give each row its own key',
          where,
        ),
      );
  }
  return findings;
}

function checkReferences(dataset: PracticeDataset, data: ColumnTable, table: Table): Finding[] {
  return table.foreignKeys.flatMap(({ field, table: target, references }) => {
    const targetTable = Object.values(dataset.tables).find((one) => one.name === target);
    if (!targetTable || targetTable.rowCount === 0) return [];
    const known = new Set(values(targetTable, references));
    return values(data, field).flatMap((value, row) => {
      if (value === null || known.has(value)) return [];
      const where = { table: data.name, row: row + 2, column: field };
      return [
        findingOf(
          'reference_unknown',
          'error',
          String(value),
          `${target} has no such row`,
          `add it to ${target}, or correct it`,
          where,
        ),
      ];
    });
  });
}

/** Checks every column against its declaration, every key, every foreign key; a table that is empty is not checked against. */
export function checkKeys(dataset: PracticeDataset): Finding[] {
  return tableNames.flatMap((name) => {
    const data = dataset.tables[name];
    const table: Table = tables[name];
    if (data.rowCount === 0) return [];
    const columns = Object.entries(table.fields).flatMap(([column, field]) => checkField(data, column, field));
    return [...columns, ...checkUnique(data, table), ...checkReferences(dataset, data, table)];
  });
}
