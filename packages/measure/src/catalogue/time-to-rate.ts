import { CASE_PLACE, caseMetric, minutesTo } from '../case-metric.js';

/** Minutes from completion to rating. */
export const timeToRate = caseMetric({
  id: 'time_to_rate',
  label: { zh: '评单时长', en: 'Time to rate' },
  unit: 'minutes',
  kind: 'duration',
  direction: 'less',
  cohort: { zh: '按点单时间计的已到达该环节的工单', en: 'Orders that were rated, by the time of placing' },
  definition: {
    zh: '自上一个已用环节起的分钟数,均取首次;分位数取最近秩:第 ⌈pn⌉ 个最小值。',
    en: 'Minutes from the previous step that the order used, each at its first time; quantiles are the nearest rank, the ⌈pn⌉-th smallest.',
  },
  numerator: 'Minutes of each case; .median or .p90 of them, plain = median.',
  exclusions: 'Orders not rated, without an earlier step, or whose events are out of order.',
  missing: 'No order in the cohort was rated.',
  zero: 'It happened within the same minute.',
  steps: ['rated'],
  rows: { ...CASE_PLACE, shape: 'time', minutes: (cases) => minutesTo(cases, 'rated') },
});
