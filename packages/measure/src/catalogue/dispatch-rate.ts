import { CASE_PLACE, caseMetric } from '../case-metric.js';

/** Dispatched orders among those that were approved, or placed where there was no review. */
export const dispatchRate = caseMetric({
  id: 'dispatch_rate',
  label: { zh: '派单率', en: 'Dispatch rate' },
  cohort: {
    zh: '按点单时间计;经审单的以审核通过为分母,未经审单的以点单为分母',
    en: 'Orders by the time of placing: approved ones where the order was reviewed, else placed ones',
  },
  definition: {
    zh: '已派单 ÷ 审核通过(无审单环节的为点单);每单只计一次。平台通行口径,尚无国家标准。',
    en: 'Dispatched ÷ approved (÷ placed where there was no review), once per order. As platforms use it; there is no national standard.',
  },
  numerator: 'Cases dispatched at least once.',
  denominator: 'Cases reviewed and not rejected before a dispatch; cases without a review from the time of placing.',
  exclusions: 'Orders that were reviewed and rejected before any dispatch.',
  steps: ['dispatched'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases) {
      const [reviewed, rejected, dispatched] = [cases.at('reviewed'), cases.at('rejected'), cases.at('dispatched')];
      const isDispatched = (row: number) => !Number.isNaN(dispatched[row]);
      return {
        numerator: isDispatched,
        denominator: (row) => isDispatched(row) || Number.isNaN(reviewed[row]) || Number.isNaN(rejected[row]),
      };
    },
  },
});
