import type { Column } from '@practice-atlas/dataset';
import type { ResultColumn } from '../sql/read-answer.js';
import type { EncodeParameter } from '../sql/sql-dialect.js';

/** What a statement gave: one list a column; there may be no lists when there are no rows. */
export interface DuckDbResult {
  readonly rowCount: number;
  readonly columns: readonly ResultColumn[];
}

/** A column to load, and the type that DuckDB keeps it in. */
export interface StoredColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN';
  readonly column: Column;
}

/** A connection to DuckDB, in Node or in the browser. Runs one statement at a time; others wait. */
export interface DuckDbConnection {
  /** Writes words of questions as literals, where statements with parameters cannot be stopped. */
  readonly encode?: EncodeParameter;
  /** Runs a statement with texts for `$1`, `$2`... An aborted signal interrupts it, and the promise rejects with the signal's reason. */
  run(sql: string, values?: readonly string[], options?: { readonly signal?: AbortSignal }): Promise<DuckDbResult>;
  /** Adds rows to a table that exists and has these columns in this order. */
  append(table: string, rowCount: number, columns: readonly StoredColumn[]): Promise<void>;
}
