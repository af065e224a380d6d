export type * from './answer.js';
export { checkQuery } from './check-query.js';
export {
  fromColumns,
  type OwnAnswer,
  type OwnDimension,
  type OwnMetric,
  type OwnValue,
} from './from-columns.js';
export { fromRows, type RowDimension, type RowMetric } from './from-rows.js';
export { measure } from './memory/measure.js';
export { createMemoryEngine, type Engine } from './memory/memory-engine.js';
export type { CaseRows, Metric, RowRule, RowTest } from './metric.js';
export { metrics } from './metrics.js';
export type * from './query.js';
export { querySchema } from './query-schema.js';
export { wordLabel } from './words.js';
