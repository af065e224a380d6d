import { columnValue, isNumeric, isValid, numberAt } from '@practice-atlas/dataset';
import { duckDbDialect } from '../sql/duckdb-dialect.js';
import type { ResultColumn } from '../sql/read-answer.js';
import type { DuckDbConnection, DuckDbResult, StoredColumn } from './duckdb-connection.js';
import { inTurn } from './in-turn.js';
import { textSql } from './text-sql.js';

/** Rows that are handed over at once. */
const FILE_ROWS = 100_000;
/** Stands for what is missing where it is not quoted: an empty text is a value. */
const MISSING = '\\N';

/** What is used of a batch of Arrow. */
interface WasmBatch {
  readonly numRows: number;
  readonly numCols: number;
  getChildAt(index: number): { get(row: number): unknown } | null;
}

/** What is used of a connection of `@duckdb/duckdb-wasm`. */
export interface WasmConnection {
  send(sql: string): Promise<AsyncIterable<WasmBatch>>;
  prepare(sql: string): Promise<{
    send(...values: string[]): Promise<AsyncIterable<WasmBatch>>;
    close(): Promise<void>;
  }>;
  cancelSent(): Promise<boolean>;
}

/** What is used of a database of `@duckdb/duckdb-wasm`. */
export interface WasmDatabase {
  registerFileText(name: string, text: string): Promise<void>;
  dropFile(name: string): Promise<unknown>;
}

/** Prints rows as CSV in which every value is quoted and what is missing is not. */
function csvOf(columns: readonly StoredColumn[], start: number, end: number): string {
  const lines: string[] = [];
  for (let row = start; row < end; row++) {
    const cells = columns.map(({ column }) => {
      if (!isValid(column, row)) return MISSING;
      const value = isNumeric(column) ? numberAt(column, row) : columnValue(column, row);
      return `"${String(value).replaceAll('"', '""')}"`;
    });
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

async function readBatches(batches: AsyncIterable<WasmBatch>): Promise<DuckDbResult> {
  let rowCount = 0;
  const columns: ResultColumn[number][][] = [];
  for await (const batch of batches) {
    for (let i = 0; i < batch.numCols; i++) {
      const values = batch.getChildAt(i);
      const list = columns[i] ?? [];
      columns[i] = list;
      for (let row = 0; row < batch.numRows; row++) list.push(values?.get(row) as ResultColumn[number]);
    }
    rowCount += batch.numRows;
  }
  return { rowCount, columns };
}

/** Rejects as soon as a signal is aborted; what runs on is waited for by the next in the queue. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Wraps a connection of `@duckdb/duckdb-wasm`, and its database for files to load from. An aborted statement is canceled between two slices of
 * its work. What is stuck within one slice ends only with the worker: `database.terminate()`.
 */
export function wasmDuckDb(database: WasmDatabase, connection: WasmConnection): DuckDbConnection {
  const turn = inTurn();
  let fileCount = 0;
  const ask = async (sql: string, values: readonly string[]): Promise<DuckDbResult> => {
    if (values.length === 0) return readBatches(await connection.send(sql));
    const statement = await connection.prepare(sql);
    try {
      return await readBatches(await statement.send(...values));
    } finally {
      await statement.close();
    }
  };
  return {
    // A prepared statement cannot be canceled in the browser.
    encode: (value) => textSql(String(value)),
    run(sql, values = [], { signal } = {}) {
      const result = turn(async () => {
        const cancel = () => void connection.cancelSent();
        signal?.addEventListener('abort', cancel, { once: true });
        try {
          return await ask(sql, values);
        } finally {
          signal?.removeEventListener('abort', cancel);
        }
      }, signal);
      return signal ? orAborted(result, signal) : result;
    },
    append: (table, rowCount, columns) =>
      turn(async () => {
        const { identifier } = duckDbDialect;
        const types = columns.map(({ name, type }) => `${textSql(name)}: ${textSql(type)}`);
        for (let start = 0; start < rowCount; start += FILE_ROWS) {
          const file = `practice-atlas-${++fileCount}.csv`;
          await database.registerFileText(file, csvOf(columns, start, Math.min(start + FILE_ROWS, rowCount)));
          try {
            await readBatches(
              await connection.send(
                `INSERT INTO ${identifier(table)} SELECT * FROM read_csv(${textSql(file)}, auto_detect = false, header = false, columns = {${types.join(', ')}}, nullstr = ${textSql(MISSING)}, allow_quoted_nulls = false, delim = ',', quote = '"', escape = '"')`,
              ),
            );
          } finally {
            await database.dropFile(file);
          }
        }
      }),
  };
}
