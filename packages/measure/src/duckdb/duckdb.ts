export { createDuckDbRows, type DuckDbRowsOptions } from './create-duckdb-rows.js';
export type { DuckDbConnection, DuckDbResult, StoredColumn } from './duckdb-connection.js';
export { loadDuckDb } from './load-duckdb.js';
export { type NodeChunk, type NodeConnection, type NodeModule, nodeDuckDb } from './node-duckdb.js';
export { type DuckDbFile, type OpenDuckDbOptions, openDuckDbFiles } from './open-duckdb-files.js';
export { readDuckDbOutline } from './read-duckdb-outline.js';
export { type WasmConnection, type WasmDatabase, wasmDuckDb } from './wasm-duckdb.js';
