export type { Parameters } from './bind-parameters.js';
export type { ClickhouseClient, Connection, StatementOptions } from './clickhouse-client.js';
export { type ClickhouseCluster, connectCluster } from './connect-cluster.js';
export { type ClickhouseRowsOptions, createClickhouseRows } from './create-clickhouse-rows.js';
export { createClickhouseClient } from './create-client.js';
export { createLoadedSource, type LoadedSourceOptions } from './create-loaded-source.js';
export { createTableSql, localName, manifestSql, type TablePlace } from './create-table-sql.js';
export { dropLoad } from './drop-load.js';
export { type Batch, encodeBatch } from './encode-batch.js';
export { encodeLiteral, encodeParameter } from './encode-literal.js';
export {
  type LoadOptions,
  type LoadPiece,
  type LoadProgress,
  type LoadResult,
  loadDataset,
} from './load-dataset.js';
export type { ParameterValue } from './parameter-type.js';
export type { AnswerCell, AnswerRows } from './parse-answer.js';
export { parseException, type ServerException } from './parse-exception.js';
export { prepareSchema } from './prepare-schema.js';
export { quoteName } from './quote-name.js';
export { readLoadedOutline } from './read-loaded-outline.js';
export { type BatchRecord, batchFilter, type LoadRecord, readLoads, readManifest } from './read-manifest.js';
export { retryDelayMs } from './retry.js';
export type { ServerVersion } from './server-version.js';
export { columnType, type ServerColumn, type ServerTable, serverTables } from './table-columns.js';
