import type { Metric, MetricTerms } from '../metric.js';

/** Volunteers as sources report them: recruited or engaged, which is not the same as registered. */
export const volunteers: Metric = {
  id: 'volunteers',
  label: { zh: '志愿者', en: 'Volunteers' },
  unit: 'persons',
  kind: 'stock',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '来源所称的志愿者', en: 'Volunteers as the source names them' },
  definition: {
    zh: '来源报告的招募或发展志愿者人数；与实名注册人数不同。',
    en: 'Persons recruited or engaged as volunteers, as reported; not the same as registered volunteers.',
  },
  dimensions: ['tier', 'kind', 'rank', 'category', 'role', 'level'],
  rows: null,
  figure: 'volunteers',
  additive: true,
};

/** What `volunteers` counts. */
export const volunteersTerms: MetricTerms = {
  numerator: 'The reported number.',
  denominator: null,
  exclusions: 'Rows of registered volunteers: see volunteers_registered.',
  missing: 'No figure of exactly this region and period.',
  zero: 'A source reports zero.',
};
