import type { Metric, MetricTerms } from '../metric.js';

/** Activity completion rate, as sources report it. */
export const activityCompletionRate: Metric = {
  id: 'activity_completion_rate',
  label: { zh: '活动完成率', en: 'Activity completion rate' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '来源所报告的', en: 'As the source reports it' },
  definition: { zh: '完成人数 ÷ 签到人数，按来源报告。', en: 'Completed ÷ checked in, as sources report it.' },
  dimensions: ['kind', 'level'],
  rows: null,
  figure: 'activity_completion_rate',
  additive: false,
};

/** What `activity_completion_rate` counts. */
export const activityCompletionRateTerms: MetricTerms = {
  numerator: 'The reported number.',
  denominator: 'Checked in.',
  exclusions: 'What rows would say: the tables do not hold it.',
  missing: 'No figure of exactly this region and period.',
  zero: 'A source reports zero.',
};
