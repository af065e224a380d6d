import type { Metric, MetricTerms } from '../metric.js';
import { column, known } from '../rows/row-values.js';

/** Demonstration sites. */
export const demoSites: Metric = {
  id: 'demo_sites',
  label: { zh: '示范点', en: 'Demonstration sites' },
  unit: 'sites',
  kind: 'stock',
  direction: 'more',
  clock: 'demo_since',
  cohort: { zh: '当日的示范点', en: 'Demonstration sites on the day' },
  definition: { zh: '被命名为示范点且在用的阵地。', en: 'Sites named a demonstration point that are open.' },
  dimensions: ['tier', 'level', 'kind'],
  rows: {
    shape: 'stock',
    table: 'sites',
    columns: { tier: 'tier', level: 'level', kind: 'host_type' },
    from: 'demo_since',
    until: 'closed_on',
    only: known(column('demo_since')),
  },
  figure: 'demo_sites',
  additive: true,
};

/** What `demo_sites` counts. */
export const demoSitesTerms: MetricTerms = {
  numerator:
    'Sites with a date since when they are a demonstration point, on or before the day, and not closed before it.',
  denominator: null,
  exclusions: 'Sites that closed before the day.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'There are rows, none of them here and then.',
};
