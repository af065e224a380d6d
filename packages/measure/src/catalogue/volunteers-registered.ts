import type { Metric, MetricTerms } from '../metric.js';

/** Volunteers on the register. */
export const volunteersRegistered: Metric = {
  id: 'volunteers_registered',
  label: { zh: '实名注册志愿者', en: 'Registered volunteers' },
  unit: 'persons',
  kind: 'stock',
  direction: 'more',
  clock: 'registered_on',
  cohort: { zh: '当日在册的志愿者', en: 'Volunteers on the register on the day' },
  definition: {
    zh: '志愿服务信息系统实名注册、尚未退出的人数。',
    en: 'Persons registered by real name in a volunteer information system who have not left it.',
  },
  dimensions: ['kind', 'role', 'level'],
  rows: { shape: 'stock', table: 'volunteers', columns: {}, from: 'registered_on', until: 'left_on' },
  figure: 'volunteers_registered',
  additive: true,
  people: true,
};

/** What `volunteers_registered` counts. */
export const volunteersRegisteredTerms: MetricTerms = {
  numerator: 'Rows of volunteers registered on or before the day who have not left before it.',
  denominator: null,
  exclusions: 'Volunteers who left. One without a registration date counts on every day.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'There are rows of volunteers, none of them here.',
};
