import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';

/** Services of volunteers. */
export const serviceRecords = defineTable({
  name: 'service_records',
  fields: {
    record_id: required('id'),
    volunteer_id: required('id'),
    activity_id: field('id'),
    case_id: field('id'),
    started_at: field('time'),
    minutes: required('integer', { unit: 'minutes', min: 0 }),
    basis: required('category', { values: ['credit', 'honour', 'unstated'] }),
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
  started_at: [
    '签到时间',
    '服务开始时间',
    '签到日期',
    '服务时间',
    '起止时间',
    '服务起止时间',
    '服务时段',
    'startTime',
    'checkInTime',
  ],
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
