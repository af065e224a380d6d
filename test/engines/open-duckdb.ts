import {
  type DuckDbConnection,
  type NodeChunk,
  type NodeConnection,
  type NodeModule,
  nodeDuckDb,
} from '@practice-atlas/measure/duckdb.js';

interface Module extends NodeModule<unknown, NodeChunk> {
  readonly DuckDBInstance: {
    create(path: string, options?: Record<string, string>): Promise<{ connect(): Promise<NodeConnection<NodeChunk>> }>;
  };
}

/** Opens a database of DuckDB in memory. Installed on demand: its types are not there when types are checked. */
export async function openDuckDb(): Promise<DuckDbConnection> {
  const name = '@duckdb/node-api';
  const duckdb = (await import(name)) as Module;
  const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '2' });
  return nodeDuckDb(duckdb, await instance.connect());
}
