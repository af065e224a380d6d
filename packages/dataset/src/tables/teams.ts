import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Volunteer teams. */
export const teams = defineTable({
  name: 'teams',
  zh: '队伍',
  en: 'Teams',
  row: 'a volunteer team',
  fields: {
    team_id: required('id', '队伍编号', 'Team id', 'Unique within the dataset.'),
    name: field('text', '队伍名称', 'Name', 'Full name.'),
    kind: field('category', '队伍类别', 'Kind', 'Field of service; “8+N” differs by place, so the words are free.'),
    rank: field(
      'category',
      '队伍层级',
      'Rank',
      'headquarters 总队, brigade 大队, detachment 支队 or 分队, squad 小分队; the order differs by place.',
    ),
    parent_team_id: field('id', '上级队伍编号', 'Parent team id', 'The team above it; missing for the top.'),
    region_code: field('code', '区划代码', 'Region code', 'Where it serves; missing = unplaced.'),
    founded_on: field('date', '成立日期', 'Founded on', 'Missing = unknown.'),
    disbanded_on: field('date', '解散日期', 'Disbanded on', 'Missing = still active.'),
    members: field('integer', '队员人数', 'Members', 'Persons in the team; missing = unknown.', {
      unit: 'persons',
      min: 0,
    }),
  },
  key: ['team_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'parent_team_id', table: 'teams', references: 'team_id' },
  ],
});

/** What else columns of `teams` are called in files. */
export const teamsHeadings: HeadingsOf<typeof teams> = {
  team_id: [
    '服务队编号',
    '队伍编码',
    '服务队编码',
    '队伍代码',
    '队伍ID',
    '团队编号',
    '团队ID',
    '志愿队伍编号',
    '志愿服务队编号',
    'teamNo',
    'teamCode',
    'groupId',
  ],
  name: [
    '名称',
    '服务队名称',
    '志愿服务队名称',
    '队伍',
    '服务队',
    '志愿服务队',
    '志愿队伍名称',
    '志愿者队伍名称',
    '志愿服务队伍名称',
    '团队名称',
    'teamName',
    'groupName',
  ],
  kind: ['类别', '服务类别', '队伍类型', '队伍分类', '服务领域', '服务方向', 'teamType', 'type'],
  rank: ['层级', '队伍级别', '级别', '队伍等级'],
  parent_team_id: ['上级编号', '所属队伍编号', '上级队伍', '上级队伍代码', '所属总队编号', 'parentId'],
  region_code: REGION_HEADINGS,
  founded_on: ['成立时间', '组建时间', '组建日期', '建队日期', '建队时间', 'foundedAt'],
  disbanded_on: ['注销日期', '解散时间', '注销时间', '撤销日期'],
  members: [
    '人数',
    '成员数',
    '队伍人数',
    '志愿者人数',
    '志愿者人数(人)',
    '志愿者数',
    '队员数',
    '队员数量',
    '成员人数',
    '成员数量',
    '注册人数',
    '队伍规模',
    'memberCount',
  ],
};

/** A row of `teams`. */
export type Team = RowOf<(typeof teams)['fields']>;
