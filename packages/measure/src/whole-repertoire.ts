import * as forms from './answering/forms.js';
import { metrics } from './metrics.js';
import { resolveMetric } from './plan/resolve-metric.js';
import type { Repertoire } from './repertoire.js';

/** Every metric and every form of question. */
export const wholeRepertoire: Repertoire = {
  metrics,
  resolve: (asked, property, figures) => resolveMetric(asked, property, metrics, figures),
  forms,
};
