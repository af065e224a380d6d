import { CASE_PLACE, caseMetric, caseTerms, reached } from '../case-metric.js';
import { all } from '../rows/row-values.js';

/** Problems accepted as solved among those listed. */
export const closureRate = caseMetric({
  id: 'closure_rate',
  label: { zh: '销号率', en: 'Closure rate' },
  cohort: { zh: '按发现时间计的问题', en: 'Problems by the time they were found' },
  definition: {
    zh: '已验收销号 ÷ 列入清单的问题；超时另计。',
    en: 'Accepted as solved ÷ listed; overdue ones are told apart.',
  },
  lifecycle: 'issue',
  steps: ['closed'],
  rows: {
    ...CASE_PLACE,
    shape: 'share',
    parts: (cases) => ({ numerator: reached(cases, 'closed'), denominator: all() }),
  },
});

/** What `closure_rate` counts. */
export const closureRateTerms = caseTerms({
  numerator: 'Cases closed at least once.',
  denominator: 'Cases of the lifecycle.',
  missing: 'No problem was listed.',
  zero: 'Problems were listed, none is closed.',
});
