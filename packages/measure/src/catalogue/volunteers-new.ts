import type { Metric, MetricTerms } from '../metric.js';

/** Volunteers registered within a period. */
export const volunteersNew: Metric = {
  id: 'volunteers_new',
  label: { zh: '新增注册志愿者', en: 'New volunteers' },
  unit: 'persons',
  kind: 'flow',
  direction: 'more',
  clock: 'registered_on',
  cohort: { zh: '期内注册的志愿者', en: 'Volunteers registered within the period' },
  definition: {
    zh: '期内新注册的人数；其后退出的仍计入。',
    en: 'Persons newly registered within the period, including those who left later.',
  },
  dimensions: ['kind', 'role', 'level'],
  rows: { shape: 'flow', table: 'volunteers', columns: {}, at: 'registered_on' },
  figure: 'volunteers_new',
  additive: true,
  people: true,
};

/** What `volunteers_new` counts. */
export const volunteersNewTerms: MetricTerms = {
  numerator: 'Rows of volunteers by the day of registration.',
  denominator: null,
  exclusions: 'Volunteers without a registration date, once a period is asked for.',
  missing: 'No rows, and no figure whose period lies within this one.',
  zero: 'Nobody registered here within the period.',
};
