import type { WordsOf } from '../define-table.js';
import type { serviceRecords } from '../service-records.js';

/** What `service_records` and its columns are called, and what they hold. */
export const serviceRecordsWords: WordsOf<typeof serviceRecords> = {
  zh: '服务记录',
  en: 'Service records',
  row: 'one service of one volunteer',
  fields: {
    record_id: ['记录编号', 'Record id', 'Unique within the dataset.'],
    volunteer_id: ['志愿者编号', 'Volunteer id', 'A row of `volunteers`.'],
    activity_id: ['活动编号', 'Activity id', 'The activity served at; else `case_id`.'],
    case_id: ['事项编号', 'Case id', 'The case served; else `activity_id`.'],
    started_at: ['开始时间', 'Started at', 'When the service began; missing = unknown.'],
    minutes: ['服务分钟', 'Minutes', 'Length of the service.'],
    basis: [
      '时长类型',
      'Basis',
      'credit 信用: signed in and out automatically; honour 荣誉: entered afterwards; unstated: nobody says which. Never added together silently.',
    ],
  },
};
