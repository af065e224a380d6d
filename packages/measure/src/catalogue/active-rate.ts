import type { Metric, MetricTerms } from '../metric.js';

/** Active volunteers among registered ones. */
export const activeRate: Metric = {
  id: 'active_rate',
  label: { zh: '活跃率', en: 'Active rate' },
  unit: 'ratio',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '当日在册的志愿者', en: 'Volunteers on the register on the day' },
  definition: {
    zh: '截至当日最近一年内有服务记录的志愿者 ÷ 当日在册志愿者；.month 为最近一月。各地口径不同，尚无国家标准。',
    en: 'Volunteers with a recorded service in the last year ÷ volunteers on the register on the day; .month means the last month. Places differ; there is no national standard.',
  },
  dimensions: [],
  rows: null,
  figure: 'active_rate',
  additive: false,
  ratio: { numerator: 'volunteers_active.year', denominator: 'volunteers_registered' },
  noGrain: true,
  variants: {
    month: {
      label: { zh: '月活跃率', en: 'Active rate, last month' },
      ratio: { numerator: 'volunteers_active.month', denominator: 'volunteers_registered' },
      figure: null,
    },
  },
};

/** What `active_rate` counts. */
export const activeRateTerms: MetricTerms = {
  numerator: 'volunteers_active.year',
  denominator: 'volunteers_registered',
  exclusions: 'Nothing.',
  missing: 'One of the two is not known.',
  zero: 'Nobody on the register has a recorded service.',
};
