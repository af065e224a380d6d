import type { Metric, MetricTerms } from '../metric.js';

/** Awareness, as sources report it. */
export const awarenessRate: Metric = {
  id: 'awareness_rate',
  label: { zh: '知晓率', en: 'Awareness' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '来源所报告的', en: 'As the source reports it' },
  definition: {
    zh: '第三方测评的知晓率，按来源报告。',
    en: 'Residents who know of it, by survey, as sources report it.',
  },
  dimensions: ['kind', 'level'],
  rows: null,
  figure: 'awareness_rate',
  additive: false,
};

/** What `awareness_rate` counts. */
export const awarenessRateTerms: MetricTerms = {
  numerator: 'The reported number.',
  denominator: 'Residents asked.',
  exclusions: 'What rows would say: the tables do not hold it.',
  missing: 'No figure of exactly this region and period.',
  zero: 'A source reports zero.',
};
