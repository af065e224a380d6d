import { type PracticeDataset, tableNames } from '@practice-atlas/dataset';
import { duckDbDialect } from '../sql/duckdb-dialect.js';
import type { DuckDbConnection } from './duckdb-connection.js';
import { stepsOf } from './steps-of.js';
import { storedColumns } from './stored-columns.js';

/**
 * Copies a dataset into tables of DuckDB: named as declared, moments as BIGINT milliseconds, dates as INTEGER days, words as VARCHAR; `cases` with
 * its derived columns. Replaces tables of these names.
 */
export async function loadDuckDb(connection: DuckDbConnection, dataset: PracticeDataset): Promise<void> {
  const { identifier } = duckDbDialect;
  const steps = stepsOf(dataset.lifecycles);
  for (const name of tableNames) {
    const table = dataset.tables[name];
    const columns = storedColumns(table, steps);
    const definitions = columns.map((column) => `${identifier(column.name)} ${column.type}`);
    await connection.run(`CREATE OR REPLACE TABLE ${identifier(name)} (${definitions.join(', ')})`);
    if (table.rowCount > 0) await connection.append(name, table.rowCount, columns);
  }
}
