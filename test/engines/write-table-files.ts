import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PracticeDataset, type TableName, tableNames, writeDataPackage } from '@practice-atlas/dataset';
import type { DuckDbFile } from '@practice-atlas/measure/duckdb.js';
import { writeParquet } from '@practice-atlas/transform';

/** The files of a data package by their tables. */
export interface WrittenFiles {
  readonly tables: Partial<Record<TableName, DuckDbFile>>;
  remove(): Promise<void>;
}

/** Writes a dataset as a data package into a folder whose name holds a quotation mark. */
export async function writeTableFiles(dataset: PracticeDataset, format: 'csv' | 'parquet'): Promise<WrittenFiles> {
  const folder = await mkdtemp(join(tmpdir(), "practice-atlas-files-it's-"));
  const contents = format === 'csv' ? writeDataPackage(dataset) : await writeParquet(dataset);
  for (const [path, content] of Object.entries(contents)) await writeFile(join(folder, path), content);
  const names = tableNames.filter((name) => `${name}.${format}` in contents);
  return {
    tables: Object.fromEntries(names.map((name) => [name, { path: join(folder, `${name}.${format}`), format }])),
    remove: () => rm(folder, { recursive: true }),
  };
}
