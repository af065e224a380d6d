import { CASE_PLACE, caseMetric, caseTerms, reached } from '../case-metric.js';

/** Orders that reached each step: the funnel. */
export const ordersAtStep = caseMetric({
  id: 'orders_at_step',
  label: { zh: '到达各环节的工单', en: 'Orders that reached each step' },
  unit: 'orders',
  kind: 'flow',
  cohort: { zh: '按点单时间计；每单每个环节只计一次', en: 'Orders by the time of placing; once per order and step' },
  definition: {
    zh: '到达该环节的工单数；重复派单只计一次；跳过的环节不计入。',
    en: 'Orders that reached the step, once even after a re-dispatch; a step that was skipped is not counted.',
  },
  rows: {
    ...CASE_PLACE,
    shape: 'count',
    counts: (cases, step) => reached(cases, step ?? ''),
  },
  dimensions: ['step', ...Object.keys(CASE_PLACE.columns)],
  figure: null,
  stepRequired: true,
});

/** What `orders_at_step` counts. */
export const ordersAtStepTerms = caseTerms({
  numerator: 'Cases with at least one event of the step.',
  exclusions: 'Nothing. Optional and ending steps that no order used are not listed.',
  zero: 'No order reached the step.',
});
