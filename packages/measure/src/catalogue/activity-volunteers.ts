import type { Metric, MetricTerms } from '../metric.js';
import { column } from '../rows/row-values.js';

/** Volunteers at events. */
export const activityVolunteers: Metric = {
  id: 'activity_volunteers',
  label: { zh: '活动志愿者人次', en: 'Volunteers at activities' },
  unit: 'person_times',
  kind: 'flow',
  direction: 'more',
  clock: 'started_at',
  cohort: { zh: '期内开始的活动', en: 'Events that began within the period' },
  definition: {
    zh: '各场活动志愿者人数之和；服务两场的计两次。',
    en: 'The sum of volunteers over events; one who serves at two counts twice.',
  },
  dimensions: ['kind', 'category', 'level'],
  rows: {
    shape: 'flow',
    table: 'activities',
    columns: { kind: 'kind', category: 'form' },
    at: 'started_at',
    amount: { kind: 'sum', value: column('volunteers') },
  },
  figure: 'activity_volunteers',
  additive: true,
};

/** What `activity_volunteers` counts. */
export const activityVolunteersTerms: MetricTerms = {
  numerator: 'The sum of `volunteers` over activities by the day on which they began.',
  denominator: null,
  exclusions: 'Activities without that number, or without a beginning once a period is asked for.',
  missing: 'No activity here and then has the number, and no figure does.',
  zero: 'Activities that say zero.',
};
