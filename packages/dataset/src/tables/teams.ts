import { defineTable, field, type RowOf, required } from './define-table.js';

/** Volunteer teams. */
export const teams = defineTable({
  name: 'teams',
  zh: '队伍',
  en: 'Teams',
  row: 'a volunteer team',
  fields: {
    team_id: required('id', '队伍编号', 'Team id', 'Unique within the dataset.', { aliases: ['服务队编号'] }),
    name: field('text', '队伍名称', 'Name', 'Full name.', { aliases: ['名称', '服务队名称', '志愿服务队名称'] }),
    kind: field('category', '队伍类别', 'Kind', 'Field of service; “8+N” differs by place, so the words are free.', {
      aliases: ['类别', '服务类别', '队伍类型'],
    }),
    rank: field(
      'category',
      '队伍层级',
      'Rank',
      'headquarters 总队, brigade 大队, detachment 支队 or 分队, squad 小分队; the order differs by place.',
      { aliases: ['层级', '队伍级别'] },
    ),
    parent_team_id: field('id', '上级队伍编号', 'Parent team id', 'The team above it; missing for the top.', {
      aliases: ['上级编号', '所属队伍编号'],
    }),
    region_code: field('code', '区划代码', 'Region code', 'Where it serves; missing = unplaced.', {
      aliases: ['行政区划代码', 'adcode', 'areaCode'],
    }),
    founded_on: field('date', '成立日期', 'Founded on', 'Missing = unknown.', { aliases: ['成立时间', '组建时间'] }),
    disbanded_on: field('date', '解散日期', 'Disbanded on', 'Missing = still active.', { aliases: ['注销日期'] }),
    members: field('integer', '队员人数', 'Members', 'Persons in the team; missing = unknown.', {
      unit: 'persons',
      min: 0,
      aliases: ['人数', '成员数', '队伍人数', '志愿者人数', '志愿者人数(人)'],
    }),
  },
  key: ['team_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'parent_team_id', table: 'teams', references: 'team_id' },
  ],
});

/** A row of `teams`. */
export type Team = RowOf<(typeof teams)['fields']>;
