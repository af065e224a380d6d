import { CASE_PLACE, caseMetric, caseTerms } from '../case-metric.js';
import { below, minus, not, onlyIf } from '../rows/row-values.js';

/** Minutes from placing to completion. */
export const timeToClose = caseMetric({
  id: 'time_to_close',
  label: { zh: '办结时长', en: 'Time to close' },
  cohort: { zh: '按点单时间计的已办结工单', en: 'Orders that were closed, by the time of placing' },
  definition: {
    zh: '自点单（发现）至完成（销号）的分钟数，均取首次；分位数取最近秩。',
    en: 'Minutes from the first step to the completion or closing, each at its first time; quantiles are the nearest rank.',
  },
  unit: 'minutes',
  kind: 'duration',
  direction: 'less',
  rows: {
    ...CASE_PLACE,
    shape: 'time',
    lasts(cases) {
      const placed = cases.at(cases.steps[0]?.step ?? '');
      const closed = cases.at(cases.steps.find(({ step }) => step === 'closed' || step === 'completed')?.step ?? '');
      return onlyIf(not(below(closed, placed)), minus(closed, placed));
    },
  },
});

/** What `time_to_close` counts. */
export const timeToCloseTerms = caseTerms({
  numerator: 'Minutes of each case; .median or .p90 of them, plain = median.',
  exclusions: 'Orders that are not closed, or whose events are out of order.',
  missing: 'No order in the cohort was closed.',
  zero: 'It happened within the same minute.',
});
