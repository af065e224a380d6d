import type * as forms from './answering/forms.js';
import type { FigureRow } from './figures/figure-list.js';
import type { Catalogue } from './metric.js';
import type { AskedMetric } from './plan/asked-metric.js';

/** What an engine can answer. */
export interface Repertoire {
  readonly metrics: Catalogue;
  /** Finds the metric that a query asks for. Throws `metric_unknown` or `query_unsupported`. */
  resolve(asked: string, property: string, figures: readonly FigureRow[]): AskedMetric;
  /** What goes beyond counting: ratios of metrics, what is made of values, the top, totals. Null: a page that has not loaded it. */
  readonly forms: typeof forms | null;
  /** Throws where the engine makes no answer of so many rows. */
  readonly limit?: (rowCount: number) => void;
}

/** Gives what goes beyond counting. Throws a `TypeError` where it was not loaded: that is a fault of the engine, which has to load it first. */
export function formsOf({ forms }: Repertoire): typeof forms & object {
  if (!forms) throw new TypeError('forms are not loaded');
  return forms;
}
