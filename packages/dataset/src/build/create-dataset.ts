import { AtlasError } from '../atlas-error.js';
import type { Finding } from '../finding.js';
import { nearestName } from '../nearest-name.js';
import type { PracticeDataset, TableColumns } from '../practice-dataset.js';
import { isTableName, type TableName, tableNames } from '../tables/index.js';
import { assembleDataset, type DatasetDescription } from './assemble-dataset.js';
import type { DraftTable, FindingSink } from './draft-table.js';
import { parseTable } from './parse-table.js';
import { quotedValue } from './personal-data.js';
import { rawRows } from './raw-table.js';
import { takeColumns } from './take-columns.js';

/**
 * Makes a dataset from rows or columns. Rows are copied into typed columns and not kept. Columns are checked alike and used as
 * they are, without a copy, unless something of them is set aside; findings then say the file, sheet, row and heading of their
 * `origin`, which the table keeps. Declared columns that are not given are empty.
 *
 * Dates are `2019-03-21`, times epoch milliseconds or ISO 8601 with an offset, `dims` an object of texts; null, undefined
 * and empty text are missing. What cannot be kept is set aside and counted in `findings` (heading = row 1), never thrown.
 * `cases` get `first_<step>_at`, `last_<step>_at`, `dispatch_count` and `dispatch_tier` from `case_steps`.
 * Throws `table_unknown` for a table that is none of the seventeen, and a `TypeError` for a column of a wrong kind or length.
 *
 * @example
 * const dataset = createDataset({
 *   name: 'demo', title: { zh: '示例', en: 'Demo' },
 *   tables: { regions: [{ code: '210000', name: '辽宁省', level: 'province' }] },
 * });
 * dataset.tables.regions.rowCount; // 1
 */
export function createDataset(
  description: DatasetDescription & {
    tables?: Partial<Readonly<Record<TableName, readonly object[] | TableColumns>>>;
  },
): PracticeDataset {
  const { log, tables: given = {} } = description;
  const findings: Finding[] = [...(description.findings ?? [])];
  const found: FindingSink = log ? { push: (finding) => log.add(finding) } : findings;
  for (const name of Object.keys(given)) if (!isTableName(name)) throw tableUnknown(name);
  const drafts = new Map<TableName, DraftTable>();
  for (const name of tableNames) {
    const table = given[name];
    if (!table) continue;
    const draft = isRows(table) ? parseTable(rawRows(name, table), found) : takeColumns(name, table, found);
    drafts.set(name, draft);
  }
  return assembleDataset({ ...description, findings }, drafts, found);
}

function isRows(table: readonly object[] | TableColumns): table is readonly object[] {
  return Array.isArray(table);
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
