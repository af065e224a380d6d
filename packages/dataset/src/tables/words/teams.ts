import type { WordsOf } from '../define-table.js';
import type { teams } from '../teams.js';

/** What `teams` and its columns are called, and what they hold. */
export const teamsWords: WordsOf<typeof teams> = {
  zh: '队伍',
  en: 'Teams',
  row: 'a volunteer team',
  fields: {
    team_id: ['队伍编号', 'Team id', 'Unique within the dataset.'],
    name: ['队伍名称', 'Name', 'Full name.'],
    kind: ['队伍类别', 'Kind', 'Field of service; “8+N” differs by place, so the words are free.'],
    rank: [
      '队伍层级',
      'Rank',
      'headquarters 总队, brigade 大队, detachment 支队 or 分队, squad 小分队; the order differs by place.',
    ],
    parent_team_id: ['上级队伍编号', 'Parent team id', 'The team above it; missing for the top.'],
    region_code: ['区划代码', 'Region code', 'Where it serves; missing = unplaced.'],
    founded_on: ['成立日期', 'Founded on', 'Missing = unknown.'],
    disbanded_on: ['解散日期', 'Disbanded on', 'Missing = still active.'],
    members: ['队员人数', 'Members', 'Persons in the team; missing = unknown.'],
  },
};
