import type { Metric, MetricTerms } from '../metric.js';

/** Sign-up rate, as sources report it. */
export const activitySignupRate: Metric = {
  id: 'activity_signup_rate',
  label: { zh: '报名率', en: 'Sign-up rate' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '来源所报告的', en: 'As the source reports it' },
  definition: { zh: '报名人数 ÷ 活动需求人数，按来源报告。', en: 'Signed up ÷ needed, as sources report it.' },
  dimensions: ['kind', 'level'],
  rows: null,
  figure: 'activity_signup_rate',
  additive: false,
};

/** What `activity_signup_rate` counts. */
export const activitySignupRateTerms: MetricTerms = {
  numerator: 'The reported number.',
  denominator: 'Needed.',
  exclusions: 'What rows would say: the tables do not hold it.',
  missing: 'No figure of exactly this region and period.',
  zero: 'A source reports zero.',
};
