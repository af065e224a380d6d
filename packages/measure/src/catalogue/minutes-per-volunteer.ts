import type { Metric, MetricTerms } from '../metric.js';

/** Service time a registered volunteer. */
export const minutesPerVolunteer: Metric = {
  id: 'minutes_per_volunteer',
  label: { zh: '人均服务时长', en: 'Service time per volunteer' },
  unit: 'minutes',
  kind: 'ratio',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '当日在册的志愿者', en: 'Volunteers on the register on the day' },
  definition: {
    zh: '志愿服务时长 ÷ 在册志愿者；.active 以期内活跃志愿者为分母。',
    en: 'Service time ÷ volunteers on the register; .active divides by those active in the period.',
  },
  dimensions: [],
  rows: null,
  figure: 'minutes_per_volunteer',
  additive: false,
  ratio: { numerator: 'service_minutes', denominator: 'volunteers_registered' },
  variants: {
    active: {
      label: { zh: '活跃志愿者人均时长', en: 'Service time per active volunteer' },
      ratio: { numerator: 'service_minutes', denominator: 'volunteers_active' },
      figure: null,
    },
  },
};

/** What `minutes_per_volunteer` counts. */
export const minutesPerVolunteerTerms: MetricTerms = {
  numerator: 'service_minutes',
  denominator: 'volunteers_registered',
  exclusions: 'Nothing.',
  missing: 'One of the two is not known.',
  zero: 'No minute was served.',
};
