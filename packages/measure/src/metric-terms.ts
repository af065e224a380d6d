import * as terms from './catalogue/terms.js';
import type { MetricTerms } from './metric.js';

/** What each metric of the catalogue counts, by its id. */
export const metricTerms: ReadonlyMap<string, MetricTerms> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ Object.entries(terms).map(([name, own]): [string, MetricTerms] => [
    name.replace(/Terms$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    own,
  ]),
);
