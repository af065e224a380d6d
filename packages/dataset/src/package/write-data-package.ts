import { columnValue } from '../columns/column-value.js';
import { formatTime } from '../columns/moment.js';
import { parseWords } from '../columns/words.js';
import { lifecycles as shipped } from '../lifecycles/index.js';
import type { ColumnTable, PracticeDataset } from '../practice-dataset.js';
import type { Field, Table } from '../tables/define-table.js';
import { type TableName, tableNames, tables } from '../tables/index.js';
import { tableSchema } from '../tables/table-schema.js';
import { formatCsv } from './format-csv.js';

type Format = 'csv' | 'json';
type Value = string | number | boolean | null;

/** Declared columns that hold at least one value, or that no row may leave empty. */
function usedFields(table: Table, data: ColumnTable): [string, Field][] {
  return Object.entries(table.fields).filter(([name, field]) => {
    const column = data.columns[name]!;
    return field.required || column.validity === null || column.validity.some((bits) => bits !== 0);
  });
}

function written(data: ColumnTable, name: string, field: Field, row: number): Value {
  const value = columnValue(data.columns[name]!, row);
  return field.type === 'time' && typeof value === 'number' ? formatTime(value) : value;
}

function csvText(data: ColumnTable, fields: [string, Field][]): string {
  const rows = Array.from({ length: data.rowCount }, (_, row) =>
    fields.map(([name, field]) => written(data, name, field, row)),
  );
  return formatCsv(
    fields.map(([name]) => name),
    rows,
  );
}

function jsonText(data: ColumnTable, fields: [string, Field][]): string {
  const rows = Array.from({ length: data.rowCount }, (_, row) => {
    const cells = fields.map(([name, field]): [string, unknown] => {
      const value = written(data, name, field, row);
      return [name, field.type === 'words' && typeof value === 'string' ? parseWords(value) : value];
    });
    return JSON.stringify(Object.fromEntries(cells.filter(([, value]) => value !== null)));
  });
  return `[\n${rows.join(',\n')}\n]\n`;
}

function schemaOf(table: Table, fields: [string, Field][], present: ReadonlySet<string>) {
  const used = new Set(fields.map(([name]) => name));
  const { foreignKeys = [], uniqueKeys, ...schema } = tableSchema(table);
  const keys = foreignKeys.filter((key) => used.has(key.fields) && present.has(key.reference.resource || table.name));
  return {
    ...schema,
    fields: schema.fields.filter(({ name }) => used.has(name)),
    ...(uniqueKeys ? { uniqueKeys: uniqueKeys.map((key) => key.filter((name) => used.has(name))) } : {}),
    ...(keys.length > 0 ? { foreignKeys: keys } : {}),
  };
}

function profileOf({ title, lifecycles, simulation }: PracticeDataset) {
  const own = Object.keys(lifecycles)
    .sort()
    .filter((name) => JSON.stringify(lifecycles[name]) !== JSON.stringify(shipped[name]));
  return {
    title: { zh: title.zh, en: title.en },
    ...(own.length > 0 ? { lifecycles: Object.fromEntries(own.map((name) => [name, lifecycles[name]])) } : {}),
    ...(simulation ? { simulation } : {}),
  };
}

/**
 * Writes a dataset as a data package: a new record of texts by path, `datapackage.json` first, then one file a table that has
 * rows. The same dataset gives the same bytes. Columns without any value, derived columns, findings and the lifecycles that
 * ship are not written. Times are ISO 8601 at +08:00.
 */
export function writeDataPackage(
  dataset: PracticeDataset,
  { format = 'csv' }: { format?: Format } = {},
): Record<string, string> {
  const present = tableNames.filter((name) => dataset.tables[name].rowCount > 0);
  const names = new Set<string>(present);
  const texts: [string, string][] = [];
  const resources = present.map((name: TableName) => {
    const table: Table = tables[name];
    const data = dataset.tables[name];
    const fields = usedFields(table, data);
    const path = `${name}.${format}`;
    texts.push([path, format === 'csv' ? csvText(data, fields) : jsonText(data, fields)]);
    return {
      name,
      path,
      title: `${table.zh} ${table.en}`,
      profile: 'tabular-data-resource',
      format,
      mediatype: format === 'csv' ? 'text/csv' : 'application/json',
      encoding: 'utf-8',
      schema: schemaOf(table, fields, names),
    };
  });
  const descriptor = {
    profile: 'tabular-data-package',
    name: dataset.name,
    title: dataset.title.en,
    schema_version: dataset.schemaVersion,
    practice_atlas: profileOf(dataset),
    resources,
  };
  return Object.fromEntries([['datapackage.json', `${JSON.stringify(descriptor, null, 2)}\n`], ...texts]);
}
