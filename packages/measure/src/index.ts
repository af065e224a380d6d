export type * from './answer.js';
export {
  fromColumns,
  type OwnAnswer,
  type OwnDimension,
  type OwnMetric,
  type OwnValue,
} from './from-columns.js';
export { fromRows, type RowDimension, type RowMetric } from './from-rows.js';
export { createLiveEngine } from './memory/live-engine.js';
export { measure } from './memory/measure.js';
export type { MeasureProgress } from './memory/measure-in-slices.js';
export type { MeasureOptions } from './memory/measure-with.js';
export { createMemoryEngine, type Engine } from './memory/memory-engine.js';
export { createPageEngine } from './memory/page-engine.js';
export { createSliceEngine, type SliceEngineOptions } from './memory/slice-engine.js';
export type { CaseContext, Metric, MetricTerms, RowAmount, RowRule } from './metric.js';
export { metricTerms } from './metric-terms.js';
export { metrics } from './metrics.js';
export { checkQuery } from './plan/check-query.js';
export { querySchema } from './plan/query-schema.js';
export type * from './query.js';
export { createRowEngine } from './rows/row-engine.js';
export type * from './rows/row-question.js';
export type * from './rows/row-source.js';
export { wordLabel } from './words.js';
export { createWorkerEngine, type WorkerEngine, type WorkerOptions } from './worker/worker-engine.js';
