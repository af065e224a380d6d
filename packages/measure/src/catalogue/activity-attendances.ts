import type { Metric, MetricTerms } from '../metric.js';
import { column } from '../rows/row-values.js';

/** Attendances at events. */
export const activityAttendances: Metric = {
  id: 'activity_attendances',
  label: { zh: '活动参与人次', en: 'Attendances' },
  unit: 'person_times',
  kind: 'flow',
  direction: 'more',
  clock: 'started_at',
  cohort: { zh: '期内开始的活动', en: 'Events that began within the period' },
  definition: {
    zh: '各场活动参与人次之和；与人数不同，不相加。',
    en: 'The sum of attendances over events; not the same as persons, and never added to them.',
  },
  dimensions: ['kind', 'category', 'level'],
  rows: {
    shape: 'flow',
    table: 'activities',
    columns: { kind: 'kind', category: 'form' },
    at: 'started_at',
    amount: { kind: 'sum', value: column('attendances') },
  },
  figure: 'activity_attendances',
  additive: true,
};

/** What `activity_attendances` counts. */
export const activityAttendancesTerms: MetricTerms = {
  numerator: 'The sum of `attendances` over activities by the day on which they began.',
  denominator: null,
  exclusions: 'Activities without that number, or without a beginning once a period is asked for.',
  missing: 'No activity here and then has the number, and no figure does.',
  zero: 'Activities that say zero.',
};
