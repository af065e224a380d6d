import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** Events held. */
export const activities = defineTable({
  name: 'activities',
  zh: '活动',
  en: 'Activities',
  row: 'an event held',
  fields: {
    activity_id: required('id', '活动编号', 'Activity id', 'Unique within the dataset.'),
    title: field('text', '活动名称', 'Title', 'Name of the event.'),
    form: field('category', '活动形式', 'Form', 'pass 传, help 帮, lead 带, enjoy 乐, or the words of the place.'),
    kind: field('category', '活动类型', 'Kind', 'Field of the event; the words are free.'),
    project_id: field('id', '项目编号', 'Project id', 'The project it belongs to.'),
    festival: field('category', '节日', 'Festival', '春节, 清明, 端午...; missing = none.'),
    region_code: field('code', '区划代码', 'Region code', 'Where it was held; missing = unplaced.'),
    site_id: field('id', '阵地编号', 'Site id', 'The site that held it.'),
    team_id: field('id', '队伍编号', 'Team id', 'The team that held it.'),
    started_at: field('time', '开始时间', 'Started at', 'When it began; missing = unknown.'),
    volunteers: field('integer', '志愿者人数', 'Volunteers', 'Volunteers who served; missing = unknown.', {
      unit: 'persons',
      min: 0,
    }),
    participants: field('integer', '参与人数', 'Participants', 'Distinct persons who took part (人).', {
      unit: 'persons',
      min: 0,
    }),
    attendances: field(
      'integer',
      '参与人次',
      'Attendances',
      'Attendances (人次): a person who comes twice counts twice.',
      {
        unit: 'person_times',
        min: 0,
      },
    ),
    audience: field('category', '服务对象', 'Audience', 'Whom it is for: children, elderly...'),
  },
  key: ['activity_id'],
  foreignKeys: [
    { field: 'project_id', table: 'projects', references: 'project_id' },
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'site_id', table: 'sites', references: 'site_id' },
    { field: 'team_id', table: 'teams', references: 'team_id' },
  ],
});

/** What else columns of `activities` are called in files. */
export const activitiesHeadings: HeadingsOf<typeof activities> = {
  activity_id: ['活动编码', '活动ID', '活动号', 'activityNo', 'eventId'],
  title: ['名称', '活动标题', '活动主题', '主题', '活动', 'name', 'activityName', 'eventName'],
  form: ['形式', '开展形式', '服务形式', '活动方式'],
  kind: ['类型', '活动类别', '活动分类', '类别', '服务类别', '服务类型', 'activityType', 'type'],
  project_id: ['所属项目编号', '项目ID', '所属项目'],
  festival: ['传统节日'],
  region_code: REGION_HEADINGS,
  site_id: ['站点编号', '阵地编码', '活动阵地编号', '实践站编号', 'stationId'],
  team_id: ['服务队编号', '队伍编码', '志愿队伍编号', '承办队伍编号', 'groupId'],
  started_at: [
    '活动时间',
    '活动开始时间',
    '开展时间',
    '举办时间',
    '活动日期',
    '开展日期',
    '举办日期',
    '开始日期',
    'startTime',
    'startDate',
    'beginTime',
  ],
  volunteers: [
    '志愿者数',
    '志愿者人数(人)',
    '参与志愿者人数',
    '志愿者数量',
    '参加志愿者人数',
    '参与志愿者数',
    '参与志愿者',
    'volunteerCount',
    '志愿者',
    '志愿者(人)',
    '出动志愿者',
    '出动志愿者人数',
    '参加志愿者',
  ],
  participants: [
    '参加人数',
    '参与人数(人)',
    '参与群众人数',
    '参加群众人数',
    '活动人数',
    'participantCount',
    '参加群众',
    '参与群众',
    '群众人数',
    '受众人数',
    '参加人员数',
  ],
  attendances: [
    '参加人次',
    '参与人次(人次)',
    '服务人次',
    '服务群众人次',
    '受益人次',
    '受益群众人次',
    'attendanceCount',
    '服务群众(人次)',
    '参与群众(人次)',
    '受众人次',
  ],
  audience: ['面向人群', '受益群体', '面向对象', '服务人群'],
};

/** A row of `activities`. */
export type Activity = RowOf<(typeof activities)['fields']>;
