import { CASE_PLACE, caseMetric, minutesTo } from '../case-metric.js';

/** Minutes from the first dispatch to the first acceptance. */
export const timeToAccept = caseMetric({
  id: 'time_to_accept',
  label: { zh: '接单时长', en: 'Time to accept' },
  unit: 'minutes',
  kind: 'duration',
  direction: 'less',
  cohort: { zh: '按点单时间计的已到达该环节的工单', en: 'Orders that were accepted, by the time of placing' },
  definition: {
    zh: '自上一个已用环节起的分钟数,均取首次;分位数取最近秩:第 ⌈pn⌉ 个最小值。',
    en: 'Minutes from the previous step that the order used, each at its first time; quantiles are the nearest rank, the ⌈pn⌉-th smallest.',
  },
  numerator: 'Minutes of each case; .median or .p90 of them, plain = median.',
  exclusions: 'Orders not accepted, without an earlier step, or whose events are out of order.',
  missing: 'No order in the cohort was accepted.',
  zero: 'It happened within the same minute.',
  steps: ['accepted'],
  rows: { ...CASE_PLACE, shape: 'time', minutes: (cases) => minutesTo(cases, 'accepted') },
});
