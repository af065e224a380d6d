import type { Metric, MetricTerms } from '../metric.js';

/** Effective activities, as sources report it. */
export const effectiveActivityRate: Metric = {
  id: 'effective_activity_rate',
  label: { zh: '有效活动率', en: 'Effective activities' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '来源所报告的', en: 'As the source reports it' },
  definition: {
    zh: '有效活动 ÷ 开展活动，有效与否按当地规则，按来源报告。',
    en: 'Effective ÷ held, by the rule of the place, as sources report it.',
  },
  dimensions: ['kind', 'level'],
  rows: null,
  figure: 'effective_activity_rate',
  additive: false,
};

/** What `effective_activity_rate` counts. */
export const effectiveActivityRateTerms: MetricTerms = {
  numerator: 'The reported number.',
  denominator: 'Held.',
  exclusions: 'What rows would say: the tables do not hold it.',
  missing: 'No figure of exactly this region and period.',
  zero: 'A source reports zero.',
};
