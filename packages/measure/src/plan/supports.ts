import type { Metric } from '../metric.js';
import { FIGURE_FIELDS, stepOf } from './dimensions.js';

/** Says whether a metric can be divided or narrowed by a word; regions and calendar units divide every metric. */
export function supports(metric: Metric, dimension: string): boolean {
  if (dimension === 'metric') return metric.id === 'reported_figures';
  if (FIGURE_FIELDS.includes(dimension)) return metric.id === 'reported_figures';
  if (dimension === 'step') return metric.dimensions?.includes('step') ?? false;
  if (dimension === 'lifecycle' || stepOf(dimension) !== null) return metric.rows?.table === 'cases';
  if (['region', 'time', 'basis', 'source'].includes(dimension)) return true;
  return metric.dimensions?.includes(dimension) ?? true;
}
