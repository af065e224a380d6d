import type { PracticeDataset } from '@practice-atlas/dataset';
import { figureList } from '../figures/figure-list.js';
import type { Catalogue } from '../metric.js';
import { pageMetrics } from '../page-metrics.js';
import type { Query } from '../query.js';
import { measureWith } from './measure-with.js';
import type { Engine } from './memory-engine.js';

/**
 * Makes an engine that asks the dataset itself, as `createMemoryEngine` does, for a page: it carries the metrics that the elements ask for,
 * and loads the others with the first question, or the first dataset, that needs one. Keeps a reference to the dataset.
 */
export function createPageEngine(dataset: PracticeDataset): Engine {
  const isNamed = figureList(dataset).every(({ metric, label }) => label !== null || pageMetrics.has(metric));
  const isEnough = ({ metrics }: Query) =>
    isNamed && Array.isArray(metrics) && metrics.every((asked) => pageMetrics.has(String(asked).split('.')[0]!));
  const catalogueOf = async (query: Query): Promise<Catalogue> =>
    isEnough(query) ? pageMetrics : (await import('../metrics.js')).metrics;
  return { measure: async (query, options) => measureWith(await catalogueOf(query), dataset, query, options) };
}
