import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';

/** Services of volunteers. */
export const serviceRecords = defineTable({
  name: 'service_records',
  zh: '服务记录',
  en: 'Service records',
  row: 'one service of one volunteer',
  fields: {
    record_id: required('id', '记录编号', 'Record id', 'Unique within the dataset.'),
    volunteer_id: required('id', '志愿者编号', 'Volunteer id', 'A row of `volunteers`.'),
    activity_id: field('id', '活动编号', 'Activity id', 'The activity served at; else `case_id`.'),
    case_id: field('id', '事项编号', 'Case id', 'The case served; else `activity_id`.'),
    started_at: field('time', '开始时间', 'Started at', 'When the service began; missing = unknown.'),
    minutes: required('integer', '服务分钟', 'Minutes', 'Length of the service.', {
      unit: 'minutes',
      min: 0,
    }),
    basis: required(
      'category',
      '时长类型',
      'Basis',
      'credit 信用: signed in and out automatically; honour 荣誉: entered afterwards; unstated: nobody says which. Never added together silently.',
      { values: ['credit', 'honour', 'unstated'] },
    ),
  },
  key: ['record_id'],
  foreignKeys: [
    { field: 'volunteer_id', table: 'volunteers', references: 'volunteer_id' },
    { field: 'activity_id', table: 'activities', references: 'activity_id' },
    { field: 'case_id', table: 'cases', references: 'case_id' },
  ],
});

/** What else columns of `serviceRecords` are called in files. */
export const serviceRecordsHeadings: HeadingsOf<typeof serviceRecords> = {
  record_id: ['服务记录编号', '记录ID', '服务编号', 'recordNo'],
  volunteer_id: ['志愿者编码', '志愿者ID', 'userId', 'uid'],
  activity_id: ['活动编码', '活动ID', 'eventId'],
  case_id: ['工单号', '订单号', '工单编号', '订单编号', '点单编号', '点单号', 'orderId', 'orderNo'],
  started_at: ['签到时间', '服务开始时间', '签到日期', '服务时间', 'startTime', 'checkInTime'],
  minutes: [
    '服务时长(分钟)',
    '时长(分钟)',
    '服务时长',
    '时长',
    '志愿服务时长',
    '服务小时',
    '服务小时数',
    '服务分钟数',
    'duration',
    'serviceHours',
    'hours',
    'serviceMinutes',
    'durationMinutes',
    'durationHours',
  ],
  basis: ['时长类别', '时长性质', '时长属性'],
};

/** A row of `service_records`. */
export type ServiceRecord = RowOf<(typeof serviceRecords)['fields']>;
