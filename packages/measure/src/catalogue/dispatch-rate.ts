import { CASE_PLACE, caseMetric, caseTerms, reached } from '../case-metric.js';
import { all, any, not } from '../rows/row-values.js';

/** Dispatched orders among those that were to be dispatched, or placed where the lifecycle's review is never used. */
export const dispatchRate = caseMetric({
  id: 'dispatch_rate',
  label: { zh: '派单率', en: 'Dispatch rate' },
  cohort: {
    zh: '按点单时间计的应派工单：派单前被拒绝或取消的不计，未经审单而待派的计入；数据中从无审单的，为全部点单',
    en: 'Orders to be dispatched, by the time of placing: without those rejected or cancelled before a dispatch, with those that skipped the review and wait; all that were placed where the data hold no review',
  },
  definition: {
    zh: '已派单 ÷ 应派单（审核通过，或未经审单且派单前未被拒绝、取消）；数据中从无审单的，÷ 点单；每单只计一次。平台通行口径，尚无国家标准。',
    en: 'Dispatched ÷ to be dispatched (approved, or not reviewed and neither rejected nor cancelled before a dispatch), once per order; ÷ placed where the data hold no review. As platforms use it; there is no national standard.',
  },
  steps: ['dispatched'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases) {
      const dispatched = reached(cases, 'dispatched');
      const ended = any(reached(cases, 'rejected'), reached(cases, 'cancelled'));
      return { numerator: dispatched, denominator: cases.isUsed('reviewed') ? any(dispatched, not(ended)) : all() };
    },
  },
});

/** What `dispatch_rate` counts. */
export const dispatchRateTerms = caseTerms({
  numerator: 'Cases dispatched at least once.',
  denominator:
    'Where any case of the lifecycle was ever reviewed: cases dispatched, and cases neither rejected nor cancelled. Else: cases placed. One that waits for its review cannot be told from one that skipped it, and counts; so does one that expired.',
  exclusions: 'Orders rejected or cancelled before any dispatch, where orders are reviewed.',
});
