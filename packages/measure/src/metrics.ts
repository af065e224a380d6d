import * as catalogue from './catalogue/index.js';
import type { Catalogue, Metric } from './metric.js';

/** The metric catalogue by id, in the order of ids. */
export const metrics: Catalogue = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.values(catalogue)
    .map((metric): [string, Metric] => [metric.id, metric])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
