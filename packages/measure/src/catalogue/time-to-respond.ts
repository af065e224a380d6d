import { CASE_PLACE, caseMetric, caseTerms } from '../case-metric.js';
import { below, leastOf, minus, not, onlyIf } from '../rows/row-values.js';

const ACTIONS = ['reviewed', 'dispatched', 'rejected'];

/** Minutes from placing to the first action of the center. */
export const timeToRespond = caseMetric({
  id: 'time_to_respond',
  label: { zh: '首次响应时长', en: 'Time to first response' },
  cohort: { zh: '按点单时间计的已响应工单', en: 'Orders that were answered, by the time of placing' },
  definition: {
    zh: '自点单至中心首次处理（审单、派单或拒绝）的分钟数；分位数取最近秩。',
    en: 'Minutes from placing to the first action of the center: review, dispatch or rejection; quantiles are the nearest rank.',
  },
  unit: 'minutes',
  kind: 'duration',
  direction: 'less',
  rows: {
    ...CASE_PLACE,
    shape: 'time',
    lasts(cases) {
      const placed = cases.at(cases.steps[0]?.step ?? '');
      const acted = leastOf(...ACTIONS.map((step) => cases.at(step)));
      return onlyIf(not(below(acted, placed)), minus(acted, placed));
    },
  },
});

/** What `time_to_respond` counts. */
export const timeToRespondTerms = caseTerms({
  numerator: 'Minutes of each case; .median or .p90 of them, plain = median.',
  exclusions: 'Orders on which nobody has acted, or whose events are out of order.',
  missing: 'Nobody has acted on an order in the cohort.',
  zero: 'It happened within the same minute.',
});
