import type { Metric, MetricTerms } from '../metric.js';

/** Places of practice, by tier. */
export const sites: Metric = {
  id: 'sites',
  label: { zh: '实践阵地', en: 'Practice sites' },
  unit: 'sites',
  kind: 'stock',
  direction: 'more',
  clock: 'opened_on',
  cohort: { zh: '当日在用的阵地', en: 'Sites open on the day' },
  definition: {
    zh: '中心、所、站、基地、点的数量；各地设置的层级不同。',
    en: 'Centers, institutes, stations, bases and points; places differ in which tiers they have.',
  },
  dimensions: ['tier', 'level', 'kind'],
  rows: {
    shape: 'stock',
    table: 'sites',
    columns: { tier: 'tier', level: 'level', kind: 'host_type' },
    from: 'opened_on',
    until: 'closed_on',
  },
  figure: 'sites',
  additive: true,
};

/** What `sites` counts. */
export const sitesTerms: MetricTerms = {
  numerator: 'Rows of sites opened on or before the day and not closed before it.',
  denominator: null,
  exclusions: 'Sites closed before the day. A site without an opening date counts on every day.',
  missing: 'No rows, and no figure of exactly this region, tier and period.',
  zero: 'There are rows of sites, none of them here.',
};
