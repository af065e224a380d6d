import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Things that go through named steps. */
export const cases = defineTable({
  name: 'cases',
  zh: '事项',
  en: 'Cases',
  row: 'something that goes through named steps',
  fields: {
    case_id: required('id', '事项编号', 'Case id', 'Unique within the dataset.'),
    lifecycle: required(
      'category',
      '流程',
      'Lifecycle',
      'order 点单, wish 微心愿, issue 问题, suggestion 建议, approval 审批.',
    ),
    region_code: field('code', '区划代码', 'Region code', 'Where the need is.'),
    site_id: field('id', '阵地编号', 'Site id', 'The site that handles it.'),
    team_id: field('id', '队伍编号', 'Team id', 'The team that took it.'),
    category: field('category', '类别', 'Category', 'What was asked for.'),
    origin: field('category', '来源方式', 'Origin', 'routine 常态 or individual 个性.'),
    volunteers: field('integer', '志愿者数', 'Volunteers', 'Volunteers who came.', {
      unit: 'persons',
      min: 0,
    }),
    beneficiaries: field('integer', '受益人数', 'Beneficiaries', 'Persons served.', {
      unit: 'persons',
      min: 0,
    }),
    rating: field('integer', '评分', 'Rating', 'Stars, 1 to 5; missing = not rated.', {
      min: 1,
      max: 5,
    }),
    due_at: field('time', '期限', 'Due at', 'When it should be closed.'),
  },
  key: ['case_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'site_id', table: 'sites', references: 'site_id' },
    { field: 'team_id', table: 'teams', references: 'team_id' },
  ],
});

/** What else columns of `cases` are called in files. */
export const casesHeadings: HeadingsOf<typeof cases> = {
  case_id: [
    '工单号',
    '订单号',
    '工单编号',
    '订单编号',
    '点单编号',
    '点单号',
    '工单ID',
    '订单ID',
    '单号',
    '心愿编号',
    '问题编号',
    '建议编号',
    '诉求编号',
    '办件编号',
    '需求编号',
    'orderId',
    'orderNo',
    'ticketId',
    'caseNo',
  ],
  lifecycle: ['流程类型', '事项类型', '业务类型'],
  region_code: REGION_HEADINGS,
  site_id: ['站点编号', '场所编号', '受理阵地编号', '办理阵地编号', '受理站点编号', 'siteNo', 'stationId'],
  team_id: ['服务队编号', '接单队伍编号', '志愿队伍编号', '团队编号', 'teamNo', 'groupId'],
  category: [
    '服务类别',
    '服务类型',
    '点单类别',
    '点单类型',
    '需求类别',
    '需求类型',
    '订单类型',
    '工单类型',
    '诉求类型',
    'serviceType',
    'orderType',
  ],
  origin: ['点单方式'],
  volunteers: ['志愿者人数', '参与志愿者数', '参与志愿者人数', 'volunteerCount'],
  beneficiaries: ['受益群众数', '受益群众人数', '惠及人数', '服务群众人数', 'beneficiaryCount'],
  rating: ['星级', '评价星级', '评价得分', '评星', '满意度评分', 'score', 'stars'],
  due_at: ['办理期限', '办结期限', '办理时限', '截止时间', '要求完成时间', 'deadline', 'dueTime'],
};

/** A row of `cases`. */
export type Case = RowOf<(typeof cases)['fields']>;
