import { defineTable, field, type RowOf, required } from './define-table.js';

/** Registered volunteers under a pseudonym: no name, no number, no address, no birthday. */
export const volunteers = defineTable({
  name: 'volunteers',
  zh: '志愿者',
  en: 'Volunteers',
  row: 'a registered volunteer (pseudonymous)',
  fields: {
    volunteer_id: required(
      'id',
      '志愿者编号',
      'Volunteer id',
      'A pseudonym, unique within the dataset; never an ID number.',
      {
        aliases: ['志愿者编码'],
      },
    ),
    region_code: field('code', '区划代码', 'Region code', 'Where the volunteer is registered; missing = unplaced.', {
      aliases: ['行政区划代码', 'adcode', 'areaCode'],
    }),
    team_id: field('id', '队伍编号', 'Team id', 'Main team.', { aliases: ['所属队伍编号', '服务队编号'] }),
    registered_on: field('date', '注册日期', 'Registered on', 'Missing = unknown.', {
      aliases: ['注册时间', '实名注册日期'],
    }),
    birth_year: field('integer', '出生年份', 'Birth year', 'The year only.', {
      unit: 'year',
      min: 1900,
      max: 2100,
      aliases: ['出生年'],
    }),
    gender: field('category', '性别', 'Gender', 'Missing = not stated.', { values: ['female', 'male'] }),
    left_on: field('date', '退出日期', 'Left on', 'Missing = still registered.', { aliases: ['注销日期'] }),
  },
  key: ['volunteer_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'team_id', table: 'teams', references: 'team_id' },
  ],
});

/** A row of `volunteers`. */
export type Volunteer = RowOf<(typeof volunteers)['fields']>;
