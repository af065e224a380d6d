import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Brands and programmes, with targets. */
export const projects = defineTable({
  name: 'projects',
  fields: {
    project_id: required('id'),
    name: field('text'),
    brand: field('text'),
    region_code: field('code'),
    team_id: field('id'),
    target: field('number'),
    unit: field('category'),
    started_on: field('date'),
    ended_on: field('date'),
  },
  key: ['project_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'team_id', table: 'teams', references: 'team_id' },
  ],
});

/** What else columns of `projects` are called in files. */
export const projectsHeadings: HeadingsOf<typeof projects> = {
  project_id: ['项目编码', '项目ID', '项目代码', 'projectNo'],
  name: [
    '名称',
    '志愿服务项目名称',
    '项目',
    'projectName',
    '品牌项目名称',
    '品牌项目',
    '服务项目名称',
    '项目(品牌)名称',
  ],
  brand: ['品牌名称'],
  region_code: REGION_HEADINGS,
  team_id: ['服务队编号', '实施队伍编号', 'groupId', '实施团队编号'],
  target: ['目标', '目标数', '计划数'],
  unit: ['目标单位'],
  started_on: [
    '启动日期',
    '立项日期',
    '启动时间',
    '立项时间',
    '开始时间',
    '实施日期',
    'startDate',
    '创建时间',
    '开展时间',
    '启动年月',
  ],
  ended_on: ['完成日期', '结束时间', '结项日期', 'endDate'],
};

/** A row of `projects`. */
export type Project = RowOf<(typeof projects)['fields']>;
