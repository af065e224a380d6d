import type { Metric, MetricTerms } from '../metric.js';

/** Registered volunteers among residents. */
export const registrationRate: Metric = {
  id: 'registration_rate',
  label: { zh: '注册率', en: 'Registration rate' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '常住人口', en: 'Resident population' },
  definition: {
    zh: '实名注册志愿者 ÷ 常住人口，分母随结果列出；.recruited 以来源所称志愿者为分子。',
    en: 'Registered volunteers ÷ resident population; the denominator is printed with the result. .recruited takes volunteers as sources name them.',
  },
  dimensions: [],
  rows: null,
  figure: 'registration_rate',
  additive: false,
  ratio: { numerator: 'volunteers_registered', denominator: 'population' },
  variants: {
    recruited: {
      label: { zh: '志愿者占人口比例', en: 'Volunteers among residents' },
      ratio: { numerator: 'volunteers', denominator: 'population' },
      figure: null,
    },
  },
};

/** What `registration_rate` counts. */
export const registrationRateTerms: MetricTerms = {
  numerator: 'volunteers_registered',
  denominator: 'population',
  exclusions: 'Nothing.',
  missing: 'The population or the number of volunteers is not known.',
  zero: 'Nobody is on the register.',
};
