import type { Metric, MetricTerms } from '../metric.js';
import { column } from '../rows/row-values.js';

/** Persons who took part in events. */
export const activityParticipants: Metric = {
  id: 'activity_participants',
  label: { zh: '活动参与人数', en: 'Participants' },
  unit: 'persons',
  kind: 'flow',
  direction: 'more',
  clock: 'started_at',
  cohort: { zh: '期内开始的活动', en: 'Events that began within the period' },
  definition: {
    zh: '各场活动参与人数之和；参加两场的计两次。',
    en: 'The sum of persons over events; one who takes part in two counts twice.',
  },
  dimensions: ['kind', 'category', 'level'],
  rows: {
    shape: 'flow',
    table: 'activities',
    columns: { kind: 'kind', category: 'form' },
    at: 'started_at',
    amount: { kind: 'sum', value: column('participants') },
  },
  figure: 'activity_participants',
  additive: true,
};

/** What `activity_participants` counts. */
export const activityParticipantsTerms: MetricTerms = {
  numerator: 'The sum of `participants` over activities by the day on which they began.',
  denominator: null,
  exclusions: 'Activities without that number, or without a beginning once a period is asked for.',
  missing: 'No activity here and then has the number, and no figure does.',
  zero: 'Activities that say zero.',
};
