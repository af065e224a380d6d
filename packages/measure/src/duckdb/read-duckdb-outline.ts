import {
  buildColumn,
  type Cell,
  createDataset,
  type DatasetDescription,
  type Field,
  type PracticeDataset,
  type TableColumns,
  tables,
} from '@practice-atlas/dataset';
import { duckDbDialect } from '../sql/duckdb-dialect.js';
import type { DuckDbConnection } from './duckdb-connection.js';

const { identifier } = duckDbDialect;

/** The small tables that questions are planned with. */
const OUTLINE_TABLES = ['regions', 'sources', 'figures'] as const;

const cellOf = (value: unknown): Cell => (typeof value === 'bigint' ? Number(value) : ((value ?? null) as Cell));

async function readTable(
  connection: DuckDbConnection,
  name: (typeof OUTLINE_TABLES)[number],
  asked: { readonly signal?: AbortSignal },
): Promise<TableColumns> {
  const { fields, key } = tables[name];
  const columns = Object.entries<Field>(fields);
  const list = (names: readonly string[]) => names.map(identifier).join(', ');
  const { rowCount, columns: read } = await connection.run(
    `SELECT ${list(columns.map(([column]) => column))} FROM ${identifier(name)} ORDER BY ${list(key)}`,
    [],
    asked,
  );
  const built = columns.map(([column, field], i) => [column, buildColumn(field, Array.from(read[i] ?? [], cellOf))]);
  return { rowCount, columns: Object.fromEntries(built) };
}

/**
 * Reads the outline of what `loadDuckDb` or `openDuckDbFiles` brought into a database: the rows of `regions`, `sources` and `figures` by their keys; all other
 * tables are empty. It is what `createRowEngine` wants. Rejects with what DuckDB says of a file that it cannot read.
 *
 * @example
 * const outline = await readDuckDbOutline(connection, { name: 'county', title: { zh: '县', en: 'County' } });
 * const engine = createRowEngine(outline, createDuckDbRows(connection, { lifecycles: outline.lifecycles }));
 */
export async function readDuckDbOutline(
  connection: DuckDbConnection,
  description: DatasetDescription,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<PracticeDataset> {
  const read: [string, TableColumns][] = [];
  for (const name of OUTLINE_TABLES) read.push([name, await readTable(connection, name, signal ? { signal } : {})]);
  return createDataset({ ...description, tables: Object.fromEntries(read) });
}
