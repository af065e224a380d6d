import type { Metric, MetricTerms } from '../metric.js';

/** Volunteer service projects. */
export const projects: Metric = {
  id: 'projects',
  label: { zh: '志愿服务项目', en: 'Volunteer service projects' },
  unit: 'projects',
  kind: 'stock',
  direction: 'more',
  clock: 'started_on',
  cohort: { zh: '当日在办的项目', en: 'Projects running on the day' },
  definition: { zh: '志愿服务项目与品牌的数量。', en: 'Volunteer service projects and brands.' },
  dimensions: ['kind', 'category', 'level'],
  rows: { shape: 'stock', table: 'projects', columns: {}, from: 'started_on', until: 'ended_on' },
  figure: 'projects',
  additive: true,
};

/** What `projects` counts. */
export const projectsTerms: MetricTerms = {
  numerator: 'Rows of projects started on or before the day and not ended before it.',
  denominator: null,
  exclusions: 'Projects that ended. A project without a start counts on every day.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'There are rows of projects, none of them here.',
};
