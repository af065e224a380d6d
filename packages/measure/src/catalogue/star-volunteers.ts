import type { Metric, MetricTerms } from '../metric.js';

/** Volunteers with a star rating. */
export const starVolunteers: Metric = {
  id: 'star_volunteers',
  label: { zh: '星级志愿者', en: 'Star volunteers' },
  unit: 'persons',
  kind: 'stock',
  direction: 'more',
  clock: 'as_of',
  cohort: { zh: '来源所报告的', en: 'As the source reports it' },
  definition: {
    zh: '累计服务满 100、300、600、1000、1500 小时的一至五星志愿者，按来源报告。',
    en: 'Volunteers of one to five stars, from 100, 300, 600, 1000 and 1500 hours of service on, as sources report them.',
  },
  dimensions: ['kind', 'rank', 'level'],
  rows: null,
  figure: 'star_volunteers',
  additive: true,
};

/** What `star_volunteers` counts. */
export const starVolunteersTerms: MetricTerms = {
  numerator: 'The reported number.',
  denominator: null,
  exclusions: 'What rows would say: hours are not added up a volunteer.',
  missing: 'No figure of exactly this region and period.',
  zero: 'A source reports zero.',
};
