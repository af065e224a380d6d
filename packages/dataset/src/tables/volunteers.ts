import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Registered volunteers under a pseudonym: no name, no number, no address, no birthday. */
export const volunteers = defineTable({
  name: 'volunteers',
  fields: {
    volunteer_id: required('id'),
    region_code: field('code'),
    team_id: field('id'),
    registered_on: field('date'),
    birth_year: field('integer', { unit: 'year', min: 1900, max: 2100 }),
    gender: field('category', { values: ['female', 'male'] }),
    left_on: field('date'),
  },
  key: ['volunteer_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'team_id', table: 'teams', references: 'team_id' },
  ],
});

/** What else columns of `volunteers` are called in files. */
export const volunteersHeadings: HeadingsOf<typeof volunteers> = {
  volunteer_id: [
    '志愿者编码',
    '志愿者ID',
    '志愿者代码',
    '志愿者号',
    '志愿者证号',
    '志愿者工号',
    '注册编号',
    '队员编号',
    '成员编号',
    '人员编号',
    '工号',
    'userId',
    'uid',
  ],
  region_code: REGION_HEADINGS,
  team_id: ['所属队伍编号', '服务队编号', '所属服务队编号', '所属团队编号', 'teamNo', 'groupId'],
  registered_on: [
    '注册时间',
    '实名注册日期',
    '实名注册时间',
    '登记日期',
    '登记时间',
    '加入日期',
    '加入时间',
    'registeredAt',
    'registerTime',
    'registerDate',
    'createdAt',
  ],
  birth_year: ['出生年', '出生年度'],
  gender: ['sex'],
  left_on: ['注销日期', '退出时间', '注销时间', 'leftAt'],
};

/** A row of `volunteers`. */
export type Volunteer = RowOf<(typeof volunteers)['fields']>;
