import { columnValue } from '../columns/column-value.js';
import { formatTime } from '../columns/moment.js';
import { parseWords } from '../columns/words.js';
import type { ColumnTable, PracticeDataset } from '../practice-dataset.js';
import type { Field } from '../tables/define-table.js';
import { describePackage, type PackageFile } from './describe-package.js';
import { formatCsv } from './format-csv.js';

type Format = 'csv' | 'json';
type Value = string | number | boolean | null;

function written(data: ColumnTable, name: string, field: Field, row: number): Value {
  const value = columnValue(data.columns[name]!, row);
  return field.type === 'time' && typeof value === 'number' ? formatTime(value) : value;
}

function csvText(data: ColumnTable, fields: PackageFile['fields']): string {
  const rows = Array.from({ length: data.rowCount }, (_, row) =>
    fields.map(([name, field]) => written(data, name, field, row)),
  );
  return formatCsv(
    fields.map(([name]) => name),
    rows,
  );
}

function jsonText(data: ColumnTable, fields: PackageFile['fields']): string {
  const rows = Array.from({ length: data.rowCount }, (_, row) => {
    const cells = fields.map(([name, field]): [string, unknown] => {
      const value = written(data, name, field, row);
      return [name, field.type === 'words' && typeof value === 'string' ? parseWords(value) : value];
    });
    return JSON.stringify(Object.fromEntries(cells.filter(([, value]) => value !== null)));
  });
  return `[\n${rows.join(',\n')}\n]\n`;
}

/**
 * Writes a dataset as a data package: a new record of texts by path, `datapackage.json` first, then one file a table that has
 * rows. The same dataset gives the same bytes. Columns without any value, derived columns, findings and the lifecycles that
 * ship are not written. Times are ISO 8601 at +08:00. Texts stand as they are, also those that begin with `=`, `+`, `-` or `@`, which a
 * spreadsheet program may take for formulas: import such a CSV as text.
 */
export function writeDataPackage(
  dataset: PracticeDataset,
  { format = 'csv' }: { format?: Format } = {},
): Record<string, string> {
  const { descriptor, files } = describePackage(dataset, format);
  const textOf = format === 'csv' ? csvText : jsonText;
  const texts = files.map(({ name, path, fields }) => [path, textOf(dataset.tables[name], fields)]);
  return Object.fromEntries([['datapackage.json', descriptor], ...texts]);
}
