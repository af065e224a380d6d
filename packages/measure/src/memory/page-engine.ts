import type { PracticeDataset } from '@practice-atlas/dataset';
import { figureList } from '../figures/figure-list.js';
import { pageMetrics } from '../page-metrics.js';
import { plainMetric } from '../plan/asked-metric.js';
import { isPlain } from '../plan/is-plain.js';
import { planChecked } from '../plan/query-plan.js';
import type { Repertoire } from '../repertoire.js';
import { measurePlanned } from './measure-planned.js';
import type { Engine } from './memory-engine.js';

const pageRepertoire: Repertoire = {
  metrics: pageMetrics,
  resolve(asked) {
    const metric = plainMetric(asked, pageMetrics);
    if (!metric) throw new TypeError(`"${asked}" is not plain`);
    return metric;
  },
  forms: null,
};
/**
 * Makes an engine that asks the dataset itself, as `createMemoryEngine` does, for a page: it carries what the elements of a data map ask for, and loads
 * all other metrics and forms of questions with the first one, or the first dataset, that needs them. Keeps a reference to the dataset.
 */
export function createPageEngine(dataset: PracticeDataset): Engine {
  const isNamed = figureList(dataset).every(({ metric, label }) => label !== null || pageMetrics.has(metric));
  return {
    async measure(query, { signal } = {}) {
      signal?.throwIfAborted();
      if (isNamed && isPlain(query, dataset, pageMetrics))
        return measurePlanned(planChecked(dataset, query, pageRepertoire), signal);
      const { planWhole } = await import('../plan/plan-whole.js');
      return measurePlanned(planWhole(dataset, query), signal);
    },
  };
}
