import { defineTable, field, type RowOf, required } from './define-table.js';

/** Things that go through named steps. */
export const cases = defineTable({
  name: 'cases',
  zh: '事项',
  en: 'Cases',
  row: 'something that goes through named steps',
  fields: {
    case_id: required('id', '事项编号', 'Case id', 'Unique within the dataset.', { aliases: ['工单号', '订单号'] }),
    lifecycle: required(
      'category',
      '流程',
      'Lifecycle',
      'order 点单, wish 微心愿, issue 问题, suggestion 建议, approval 审批.',
    ),
    region_code: field('code', '区划代码', 'Region code', 'Where the need is.'),
    site_id: field('id', '阵地编号', 'Site id', 'The site that handles it.'),
    team_id: field('id', '队伍编号', 'Team id', 'The team that took it.'),
    category: field('category', '类别', 'Category', 'What was asked for.', { aliases: ['服务类别'] }),
    origin: field('category', '来源方式', 'Origin', 'routine 常态 or individual 个性.'),
    volunteers: field('integer', '志愿者数', 'Volunteers', 'Volunteers who came.', { unit: 'persons', min: 0 }),
    beneficiaries: field('integer', '受益人数', 'Beneficiaries', 'Persons served.', { unit: 'persons', min: 0 }),
    rating: field('integer', '评分', 'Rating', 'Stars, 1 to 5; missing = not rated.', { min: 1, max: 5 }),
    due_at: field('time', '期限', 'Due at', 'When it should be closed.'),
  },
  key: ['case_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'site_id', table: 'sites', references: 'site_id' },
    { field: 'team_id', table: 'teams', references: 'team_id' },
  ],
});

/** A row of `cases`. */
export type Case = RowOf<(typeof cases)['fields']>;
