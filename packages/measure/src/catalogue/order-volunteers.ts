import { CASE_PLACE, caseMetric, caseTerms } from '../case-metric.js';
import { column } from '../rows/row-values.js';

/** The sum of volunteers who came over orders. */
export const orderVolunteers = caseMetric({
  id: 'order_volunteers',
  label: { zh: '出动志愿者', en: 'Volunteers on orders' },
  cohort: { zh: '按点单时间计的工单', en: 'Orders by the time of placing' },
  definition: {
    zh: '工单出动志愿者人数之和。',
    en: 'The sum of volunteers who came over orders. One who serves or is served twice counts twice.',
  },
  unit: 'person_times',
  kind: 'flow',
  additive: true,
  rows: { ...CASE_PLACE, shape: 'total', value: () => column('volunteers') },
});

/** What `order_volunteers` counts. */
export const orderVolunteersTerms = caseTerms({
  numerator: 'The sum of `volunteers` over cases.',
  exclusions: 'Orders that do not say how many.',
  missing: 'No order in the cohort says how many.',
  zero: 'Orders that say zero.',
});
