import { CASE_PLACE, caseMetric, reached } from '../case-metric.js';

/** Dispatched orders among those that were approved, or placed where the lifecycle's review is never used. */
export const dispatchRate = caseMetric({
  id: 'dispatch_rate',
  label: { zh: '派单率', en: 'Dispatch rate' },
  cohort: {
    zh: '按点单时间计；数据中有审单的，未派单即被拒绝的不计；无审单的，为全部点单',
    en: 'Orders by the time of placing: where orders are reviewed, without those rejected before a dispatch; else all that were placed',
  },
  definition: {
    zh: '已派单 ÷ 审核通过（无审单环节的为点单）；每单只计一次。平台通行口径，尚无国家标准。',
    en: 'Dispatched ÷ approved (÷ placed where there is no review), once per order. As platforms use it; there is no national standard.',
  },
  numerator: 'Cases dispatched at least once.',
  denominator:
    'Where any case of the lifecycle was ever reviewed: cases not rejected before a dispatch. Else: cases placed. A case that waits for its review counts.',
  exclusions: 'Orders rejected before any dispatch, where orders are reviewed.',
  steps: ['dispatched'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts(cases) {
      const [dispatched, rejected] = [reached(cases, 'dispatched'), reached(cases, 'rejected')];
      const isReviewUsed = cases.isUsed('reviewed');
      return { numerator: dispatched, denominator: (row) => !isReviewUsed || dispatched(row) || !rejected(row) };
    },
  },
});
