import type { Metric, MetricTerms } from '../metric.js';

/** Volunteer teams, by kind and rank. */
export const teams: Metric = {
  id: 'teams',
  label: { zh: '志愿服务队伍', en: 'Volunteer teams' },
  unit: 'teams',
  kind: 'stock',
  direction: 'more',
  clock: 'founded_on',
  cohort: { zh: '当日在册的队伍', en: 'Teams that exist on the day' },
  definition: {
    zh: '志愿服务总队、大队、支队、分队、小分队；类别与层级以当地为准。',
    en: 'Volunteer headquarters, brigades, detachments and squads; kinds and ranks are those of the place.',
  },
  dimensions: ['kind', 'rank', 'tier', 'level'],
  rows: {
    shape: 'stock',
    table: 'teams',
    columns: { kind: 'kind', rank: 'rank' },
    from: 'founded_on',
    until: 'disbanded_on',
  },
  figure: 'teams',
  additive: true,
};

/** What `teams` counts. */
export const teamsTerms: MetricTerms = {
  numerator: 'Rows of teams founded on or before the day and not disbanded before it.',
  denominator: null,
  exclusions: 'Contest and inspection teams. A team without a founding date counts on every day.',
  missing: 'No rows, and no figure of exactly this region, kind, rank and period.',
  zero: 'There are rows of teams, none of them here.',
};
