import type { Metric, MetricTerms } from '../metric.js';

/** Residents. */
export const population: Metric = {
  id: 'population',
  label: { zh: '常住人口', en: 'Resident population' },
  unit: 'persons',
  kind: 'stock',
  direction: 'neutral',
  clock: 'as_of',
  cohort: { zh: '常住人口', en: 'Residents' },
  definition: {
    zh: '区划表中的常住人口，缺则取来源报告的人口数；作分母时随结果列出。',
    en: 'Residents as the table of divisions has them, else as a source reports them; printed wherever it is a denominator.',
  },
  dimensions: [],
  rows: { shape: 'unit', table: 'regions', columns: {}, region: 'code', column: 'population' },
  figure: 'population',
  additive: true,
};

/** What `population` counts. */
export const populationTerms: MetricTerms = {
  numerator: 'The number of the division itself, else the sum of all its parts.',
  denominator: null,
  exclusions: 'Nothing.',
  missing: 'Neither the division nor all its parts have one, and no figure does.',
  zero: 'Nobody lives there.',
};
