import type { Metric, MetricTerms } from '../metric.js';

/** Pairings in force. */
export const pairings: Metric = {
  id: 'pairings',
  label: { zh: '结对', en: 'Pairings' },
  unit: 'items',
  kind: 'stock',
  direction: 'more',
  clock: 'since',
  cohort: { zh: '当日有效的结对', en: 'Pairings in force on the day' },
  definition: { zh: '当日有效的结对帮扶数。', en: 'Pairings that are in force on the day.' },
  dimensions: [],
  rows: { shape: 'stock', table: 'pairings', columns: {}, from: 'since', until: 'until' },
  figure: 'pairings',
  additive: true,
};

/** What `pairings` counts. */
export const pairingsTerms: MetricTerms = {
  numerator: 'Rows of pairings that began on or before the day and have not ended before it.',
  denominator: null,
  exclusions: 'Pairings that ended. One without a beginning counts on every day.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'There are rows, none of them here and then.',
};
