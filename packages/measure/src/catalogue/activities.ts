import type { Metric, MetricTerms } from '../metric.js';

/** Events held. */
export const activities: Metric = {
  id: 'activities',
  label: { zh: '开展活动', en: 'Activities' },
  unit: 'events',
  kind: 'flow',
  direction: 'more',
  clock: 'started_at',
  cohort: { zh: '期内开始的活动', en: 'Events that began within the period' },
  definition: { zh: '开展的文明实践活动场次。', en: 'Events of civilization practice, each counted once.' },
  dimensions: ['kind', 'category', 'level'],
  rows: {
    shape: 'flow',
    table: 'activities',
    columns: { kind: 'kind', category: 'form' },
    at: 'started_at',
    numbers: { participants: 'participants', volunteers: 'volunteers' },
  },
  figure: 'activities',
  additive: true,
};

/** What `activities` counts. */
export const activitiesTerms: MetricTerms = {
  numerator: 'Rows of activities by the day on which they began.',
  denominator: null,
  exclusions: 'Activities without a beginning, once a period is asked for.',
  missing: 'No rows, and no figure whose period lies within this one.',
  zero: 'There are rows, none of them here and then.',
};
