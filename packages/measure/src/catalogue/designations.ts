import type { Metric, MetricTerms } from '../metric.js';

/** Titles held: pilots, demonstration points, honours. */
export const designations: Metric = {
  id: 'designations',
  label: { zh: '命名', en: 'Titles held' },
  unit: 'items',
  kind: 'stock',
  direction: 'more',
  clock: 'from',
  cohort: { zh: '当日有效的命名', en: 'Titles held on the day' },
  definition: {
    zh: '试点、示范点与荣誉的数量，按持有者所在区划归集。',
    en: 'Pilots, demonstration points and honours, under the region of their holder.',
  },
  dimensions: ['kind', 'level'],
  rows: {
    shape: 'stock',
    table: 'designations',
    columns: { kind: 'kind', level: 'level' },
    from: 'from',
    until: 'until',
  },
  figure: null,
  additive: true,
};

/** What `designations` counts. */
export const designationsTerms: MetricTerms = {
  numerator: 'Rows of designations given on or before the day and not withdrawn before it.',
  denominator: null,
  exclusions: 'Titles withdrawn. A title without a date counts on every day.',
  missing: 'No rows.',
  zero: 'There are rows of designations, none of them here.',
};
