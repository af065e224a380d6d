import { type Column, columnValue, isNumeric, isValid, numberAt } from '@practice-atlas/dataset';
import type { ResultColumn } from '../sql/read-answer.js';
import type { DuckDbConnection, StoredColumn } from './duckdb-connection.js';
import { inTurn } from './in-turn.js';

/** Rows of a chunk: the size of DuckDB's own vectors. */
const CHUNK_ROWS = 2048;

type Cell = string | number | boolean | null;

/** What is used of a chunk of `@duckdb/node-api`. */
export interface NodeChunk {
  setColumnValues(index: number, values: Cell[]): void;
}

/** What is used of a connection of `@duckdb/node-api`. */
export interface NodeConnection<Chunk extends NodeChunk> {
  run(sql: string, values?: string[]): Promise<{ readonly rowCount: number; getColumns(): Promise<unknown[][]> }>;
  interrupt(): void;
  createAppender(table: string): Promise<{ appendDataChunk(chunk: Chunk): void; closeSync(): void }>;
}

/** What is used of the module `@duckdb/node-api`. */
export interface NodeModule<Type, Chunk extends NodeChunk> {
  readonly DuckDBDataChunk: { create(types: readonly Type[], rowCount?: number): Chunk };
  readonly VARCHAR: Type;
  readonly DOUBLE: Type;
  readonly BOOLEAN: Type;
  ENUM(values: readonly string[]): Type;
}

/** A dictionary goes as it is: DuckDB makes its words texts as it appends them. */
function chunkType<Type, Chunk extends NodeChunk>(duckdb: NodeModule<Type, Chunk>, { column }: StoredColumn): Type {
  switch (column.kind) {
    case 'text':
      return duckdb.VARCHAR;
    case 'category':
      return column.dictionary.length === 0 ? duckdb.VARCHAR : duckdb.ENUM(column.dictionary);
    case 'boolean':
      return duckdb.BOOLEAN;
    default:
      return duckdb.DOUBLE;
  }
}

function cellsOf(column: Column, start: number, end: number): Cell[] {
  const cells: Cell[] = new Array(end - start);
  const number = isNumeric(column) ? column : null;
  for (let row = start; row < end; row++)
    cells[row - start] = number ? (isValid(column, row) ? numberAt(number, row) : null) : columnValue(column, row);
  return cells;
}

/**
 * Wraps a connection of `@duckdb/node-api`, which is given with its module. An aborted statement is interrupted.
 *
 * @example
 * import * as duckdb from '@duckdb/node-api';
 * const instance = await duckdb.DuckDBInstance.create(':memory:');
 * const connection = nodeDuckDb(duckdb, await instance.connect());
 */
export function nodeDuckDb<Type, Chunk extends NodeChunk>(
  duckdb: NodeModule<Type, Chunk>,
  connection: NodeConnection<Chunk>,
): DuckDbConnection {
  const turn = inTurn();
  return {
    run: (sql, values = [], { signal } = {}) =>
      turn(async () => {
        const interrupt = () => connection.interrupt();
        signal?.addEventListener('abort', interrupt, { once: true });
        try {
          const result = await connection.run(sql, [...values]);
          const columns = (await result.getColumns()) as ResultColumn[];
          signal?.throwIfAborted();
          return { rowCount: result.rowCount, columns };
        } catch (error) {
          signal?.throwIfAborted();
          throw error;
        } finally {
          signal?.removeEventListener('abort', interrupt);
        }
      }, signal),
    append: (table, rowCount, columns) =>
      turn(async () => {
        const types = columns.map((column) => chunkType(duckdb, column));
        const appender = await connection.createAppender(table);
        try {
          for (let start = 0; start < rowCount; start += CHUNK_ROWS) {
            const end = Math.min(start + CHUNK_ROWS, rowCount);
            const chunk = duckdb.DuckDBDataChunk.create(types, end - start);
            for (const [i, { column }] of columns.entries()) chunk.setColumnValues(i, cellsOf(column, start, end));
            appender.appendDataChunk(chunk);
          }
        } finally {
          appender.closeSync();
        }
      }),
  };
}
