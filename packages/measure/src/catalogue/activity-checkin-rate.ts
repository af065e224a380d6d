import type { Metric, MetricTerms } from '../metric.js';

/** Check-in rate, as sources report it. */
export const activityCheckinRate: Metric = {
  id: 'activity_checkin_rate',
  label: { zh: '签到率', en: 'Check-in rate' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '来源所报告的', en: 'As the source reports it' },
  definition: { zh: '签到人数 ÷ 报名人数，按来源报告。', en: 'Checked in ÷ signed up, as sources report it.' },
  dimensions: ['kind', 'level'],
  rows: null,
  figure: 'activity_checkin_rate',
  additive: false,
};

/** What `activity_checkin_rate` counts. */
export const activityCheckinRateTerms: MetricTerms = {
  numerator: 'The reported number.',
  denominator: 'Signed up.',
  exclusions: 'What rows would say: the tables do not hold it.',
  missing: 'No figure of exactly this region and period.',
  zero: 'A source reports zero.',
};
