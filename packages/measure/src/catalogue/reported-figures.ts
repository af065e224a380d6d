import type { Metric, MetricTerms } from '../metric.js';

/** Reported figures that match the question, each of them cited. */
export const reportedFigures: Metric = {
  id: 'reported_figures',
  label: { zh: '报告数字', en: 'Reported figures' },
  unit: 'figures',
  kind: 'flow',
  direction: 'neutral',
  clock: 'as_of',
  cohort: { zh: '按截至日期计的报告数字', en: 'Figures by the date they hold for' },
  definition: {
    zh: '符合条件的报告数字条数，含重复与目标；按所在区划归集，不论地点精度。',
    en: 'Figures that match, duplicates and targets included, under the region that contains their place whatever its precision.',
  },
  dimensions: null,
  rows: null,
  figure: null,
  additive: true,
};

/** What `reported_figures` counts. */
export const reportedFiguresTerms: MetricTerms = {
  numerator: 'Rows of figures.',
  denominator: null,
  exclusions:
    'Undated figures, once a period is asked for; simulated figures, unless the question names that basis or source.',
  missing: 'Never missing.',
  zero: 'No figure matches.',
};
