import type { Metric, MetricTerms } from '../metric.js';
import { column, known } from '../rows/row-values.js';

/** Members of teams. */
export const teamMembers: Metric = {
  id: 'team_members',
  label: { zh: '队伍成员', en: 'Team members' },
  unit: 'persons',
  kind: 'stock',
  direction: 'more',
  clock: 'founded_on',
  cohort: { zh: '当日在册队伍的成员', en: 'Members of teams that exist on the day' },
  definition: {
    zh: '各队伍成员数之和；参加两支队伍的计两次。',
    en: 'The sum of members over teams; one who belongs to two counts twice.',
  },
  dimensions: ['kind', 'rank', 'level'],
  rows: {
    shape: 'stock',
    table: 'teams',
    columns: { kind: 'kind', rank: 'rank' },
    from: 'founded_on',
    until: 'disbanded_on',
    only: known(column('members')),
    amount: { kind: 'sum', value: column('members') },
  },
  figure: 'team_members',
  additive: true,
};

/** What `team_members` counts. */
export const teamMembersTerms: MetricTerms = {
  numerator: 'The sum of `members` over teams that exist on the day.',
  denominator: null,
  exclusions: 'Teams that do not say how many they are.',
  missing: 'No rows, and no figure of exactly this region and period.',
  zero: 'There are rows, none of them here and then.',
};
