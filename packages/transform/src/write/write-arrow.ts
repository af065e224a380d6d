import { describePackage, type PackageFile, type PracticeDataset } from '@practice-atlas/dataset';
import { tableFromColumns, tableToIPC } from '@uwdata/flechette';
import { arrowColumn } from './arrow-column.js';

function tableBytes(dataset: PracticeDataset, { name, fields }: PackageFile): Uint8Array {
  const { columns, rowCount } = dataset.tables[name];
  const table = tableFromColumns(fields.map(([field]) => [field, arrowColumn(columns[field]!, rowCount)]));
  const bytes = tableToIPC(table, { format: 'file' });
  if (!bytes) throw new TypeError(`"${name}" gave no bytes`);
  return bytes;
}

/**
 * Writes a dataset as a data package of Arrow IPC files: a new record by path, `datapackage.json` as text first, then the bytes of one
 * file a table that has rows. Columns go in as they stand in memory, without another copy than the one into the file: numbers of their
 * width, days as Date32, categories and codes as dictionaries, texts as UTF-8; only moments are turned from doubles into timestamps
 * in milliseconds at UTC. The same dataset gives the same bytes; `arrowReader` reads them back equal. Columns without any value,
 * derived columns, findings and the lifecycles that ship are not written.
 *
 * @example
 * const files = await writeArrow(dataset);
 * await readDataPackage({ files }, { readers: { arrow: arrowReader } });
 */
export async function writeArrow(dataset: PracticeDataset): Promise<Record<string, string | Uint8Array>> {
  const { descriptor, files } = describePackage(dataset, 'arrow');
  const tables = files.map((file) => [file.path, tableBytes(dataset, file)]);
  return Object.fromEntries([['datapackage.json', descriptor], ...tables]);
}
