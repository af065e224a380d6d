import { lifecycles as shipped } from '../lifecycles/index.js';
import type { ColumnTable, PracticeDataset } from '../practice-dataset.js';
import type { Field, Table } from '../tables/define-table.js';
import { type TableName, tableNames, tables } from '../tables/index.js';
import { tableSchema } from '../tables/table-schema.js';
import { tableWords } from '../tables/table-words.js';
import type { ResourceFormat } from './package-descriptor.js';

/** A table of a dataset as a file of a data package: the fields to write into it, in order. */
export interface PackageFile {
  readonly name: TableName;
  readonly path: string;
  readonly fields: readonly (readonly [name: string, field: Field])[];
}

/** What is to be written as a data package: the text of `datapackage.json`, and one file a table that has rows. */
export interface PackageDescription {
  readonly descriptor: string;
  readonly files: readonly PackageFile[];
}

const MEDIA_TYPES: Readonly<Record<ResourceFormat, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
};

/** Declared columns that hold at least one value, or that no row may leave empty. */
function usedFields(table: Table, data: ColumnTable): [string, Field][] {
  return Object.entries(table.fields).filter(([name, field]) => {
    const column = data.columns[name]!;
    return field.required || column.validity === null || column.validity.some((bits) => bits !== 0);
  });
}

function schemaOf(table: Table, fields: PackageFile['fields'], present: ReadonlySet<string>) {
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
 * Describes a dataset as a data package of one format, for whoever writes its files. Columns without any value, derived columns,
 * findings and the lifecycles that ship are left out.
 */
export function describePackage(dataset: PracticeDataset, format: ResourceFormat): PackageDescription {
  const present = tableNames.filter((name) => dataset.tables[name].rowCount > 0);
  const names = new Set<string>(present);
  const files = present.map((name) => ({
    name,
    path: `${name}.${format}`,
    fields: usedFields(tables[name], dataset.tables[name]),
  }));
  const resources = files.map(({ name, path, fields }) => {
    const table: Table = tables[name];
    const { zh, en } = tableWords(table);
    return {
      name,
      path,
      title: `${zh} ${en}`,
      profile: 'tabular-data-resource',
      format,
      mediatype: MEDIA_TYPES[format],
      ...(format === 'csv' || format === 'json' ? { encoding: 'utf-8' } : {}),
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
  return { descriptor: `${JSON.stringify(descriptor, null, 2)}\n`, files };
}
