import { CASE_PLACE, caseMetric, caseTerms } from '../case-metric.js';
import { column } from '../rows/row-values.js';

/** The sum of persons served over orders. */
export const orderBeneficiaries = caseMetric({
  id: 'order_beneficiaries',
  label: { zh: '受益人数', en: 'Beneficiaries' },
  cohort: { zh: '按点单时间计的工单', en: 'Orders by the time of placing' },
  definition: {
    zh: '服务的受益人数之和。',
    en: 'The sum of persons served over orders. One who serves or is served twice counts twice.',
  },
  unit: 'person_times',
  kind: 'flow',
  additive: true,
  rows: { ...CASE_PLACE, shape: 'total', value: () => column('beneficiaries') },
});

/** What `order_beneficiaries` counts. */
export const orderBeneficiariesTerms = caseTerms({
  numerator: 'The sum of `beneficiaries` over cases.',
  exclusions: 'Orders that do not say how many.',
  missing: 'No order in the cohort says how many.',
  zero: 'Orders that say zero.',
});
