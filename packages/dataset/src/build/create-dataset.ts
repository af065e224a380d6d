import { AtlasError } from '../atlas-error.js';
import { nearestName } from '../nearest-name.js';
import type { PracticeDataset } from '../practice-dataset.js';
import { isTableName, type TableName, tableNames } from '../tables/index.js';
import { assembleDataset, type DatasetDescription } from './assemble-dataset.js';
import type { DraftTable } from './draft-table.js';
import { parseTable } from './parse-table.js';
import { quotedValue } from './personal-data.js';
import { rawRows } from './raw-table.js';

/**
 * Makes a dataset from rows: one copy into typed columns; the rows are not kept.
 *
 * Dates are `2019-03-21`, times epoch milliseconds or ISO 8601 with an offset, `dims` an object of texts; null, undefined
 * and empty text are missing. What cannot be kept is set aside and counted in `findings` (heading = row 1), never thrown.
 * `cases` get `first_<step>_at`, `last_<step>_at`, `dispatch_count` and `dispatch_tier` from `case_steps`.
 * Throws `table_unknown` for a table that is none of the seventeen.
 *
 * @example
 * const dataset = createDataset({
 *   name: 'demo', title: { zh: '示例', en: 'Demo' },
 *   tables: { regions: [{ code: '210000', name: '辽宁省', level: 'province' }] },
 * });
 * dataset.tables.regions.rowCount; // 1
 */
export function createDataset(
  description: DatasetDescription & { tables?: Partial<Readonly<Record<TableName, readonly object[]>>> },
): PracticeDataset {
  const drafts = new Map<TableName, DraftTable>();
  for (const [name, rows] of Object.entries(description.tables ?? {})) {
    if (!isTableName(name)) throw tableUnknown(name);
    drafts.set(name, parseTable(rawRows(name, rows)));
  }
  return assembleDataset(description, drafts);
}

/** Says that a name is no table, and which it may have meant. */
export function tableUnknown(name: string, file?: string): AtlasError {
  const near = nearestName(name, tableNames);
  const named = quotedValue(name) ?? '';
  return new AtlasError('table_unknown', `unknown table "${named}"`, {
    hint: near ? `did you mean "${near}"?` : `use one of ${tableNames.join(', ')}`,
    where: { table: named, ...(file === undefined ? {} : { file }) },
    details: { table: named, ...(near ? { near } : {}) },
  });
}
