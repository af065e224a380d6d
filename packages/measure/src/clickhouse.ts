export type { Parameters } from './clickhouse/bind-parameters.js';
export type { ClickhouseClient, Connection, StatementOptions } from './clickhouse/clickhouse-client.js';
export { type ClickhouseCluster, connectCluster } from './clickhouse/connect-cluster.js';
export { createClickhouseClient } from './clickhouse/create-client.js';
export { createTableSql, localName, manifestSql, type TablePlace } from './clickhouse/create-table-sql.js';
export { dropLoad } from './clickhouse/drop-load.js';
export { type Batch, encodeBatch } from './clickhouse/encode-batch.js';
export { encodeLiteral, encodeParameter } from './clickhouse/encode-literal.js';
export {
  type LoadOptions,
  type LoadPiece,
  type LoadProgress,
  type LoadResult,
  loadDataset,
} from './clickhouse/load-dataset.js';
export type { ParameterValue } from './clickhouse/parameter-type.js';
export type { AnswerCell, AnswerRows } from './clickhouse/parse-answer.js';
export { parseException, type ServerException } from './clickhouse/parse-exception.js';
export { prepareSchema } from './clickhouse/prepare-schema.js';
export { quoteName } from './clickhouse/quote-name.js';
export { type BatchRecord, batchFilter, type LoadRecord, readLoads, readManifest } from './clickhouse/read-manifest.js';
export { retryDelayMs } from './clickhouse/retry.js';
export type { ServerVersion } from './clickhouse/server-version.js';
export { columnType, type ServerColumn, type ServerTable, serverTables } from './clickhouse/table-columns.js';
