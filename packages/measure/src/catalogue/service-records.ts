import type { Metric, MetricTerms } from '../metric.js';

/** Services recorded. */
export const serviceRecords: Metric = {
  id: 'service_records',
  label: { zh: '服务记录', en: 'Service records' },
  unit: 'person_times',
  kind: 'flow',
  direction: 'more',
  clock: 'started_at',
  cohort: { zh: '期内开始的服务', en: 'Services that began within the period' },
  definition: {
    zh: '服务记录条数，一人一次服务计一条。',
    en: 'Services recorded: one person, one service, one record.',
  },
  dimensions: [],
  rows: { shape: 'flow', table: 'service_records', columns: {}, region: 'volunteer_id.region_code', at: 'started_at' },
  figure: 'service_records',
  additive: true,
};

/** What `service_records` counts. */
export const serviceRecordsTerms: MetricTerms = {
  numerator: 'Rows of service records by the time of their beginning, under the region of the volunteer.',
  denominator: null,
  exclusions: 'Records without a beginning, once a period is asked for.',
  missing: 'No rows, and no figure whose period lies within this one.',
  zero: 'There are rows, none of them here and then.',
};
