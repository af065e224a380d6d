import type { FindingWords } from './finding-words.js';

const lengthUnknown = '服务了多久不清楚';

/** Findings of lengths of service that are made of the times beside each other. */
export const spanWords: FindingWords = {
  minutes_derived: {
    'no heading holds how long services were; the minutes between these times were taken ({count} rows)':
      '没有时长列；已按这两个时间之差计算分钟数（{count} 行）',
    'add a column 服务时长(分钟) where breaks are to be left out': '如需扣除中间休息，请加“服务时长(分钟)”一列',
  },
  length_beyond_span: {
    'it is longer than the {span} minutes between the two times: {minutes} minutes':
      '时长 {minutes} 分钟，超过签到到签退之间的 {span} 分钟',
    'check both times and the length; write the length in the unit of its heading':
      '请核对两个时间和时长；时长请按表头的单位填写',
  },
  length_over_day: {
    'it is longer than a day: {minutes} minutes': '时长 {minutes} 分钟，超过一天',
    'check both times and the length; write the length in the unit of its heading':
      '请核对两个时间和时长；时长请按表头的单位填写',
  },
  span_empty: {
    'it ended when it began; how long it was is not known': `开始与结束是同一时刻；${lengthUnknown}`,
    'write when it really ended': '请写明实际的结束时间',
  },
  span_open: {
    'neither the beginning nor the end is written; how long it was is not known': `开始和结束时间都没有写；${lengthUnknown}`,
    'no beginning is written; how long it was is not known': `没有写开始时间（签到）；${lengthUnknown}`,
    'no end is written; how long it was is not known': `没有写结束时间（签退）；${lengthUnknown}`,
    'fill in the time, or the length in a column 服务时长(分钟)': '请补填时间，或在“服务时长(分钟)”一列写明时长',
  },
  span_over_midnight: {
    'the end stands before the beginning and names no day; it was taken for the next day: {minutes} minutes':
      '结束时刻早于开始时刻，又没有写日期；已当作次日，共 {minutes} 分钟',
    'it went on over midnight: {minutes} minutes': '跨过了零点，共 {minutes} 分钟',
    'confirm both times': '请核对这两个时间',
    'write when it began and when it ended with the day: 2019-03-05 10:20':
      '请把开始和结束时间连同日期写全，如 2019-03-05 10:20',
  },
  span_reversed: {
    'it ended before it began; how long it was is not known': `结束早于开始；${lengthUnknown}`,
    'it ended before it began; the length beside it was kept: {minutes} minutes':
      '结束早于开始；已保留所填的时长 {minutes} 分钟',
    'check both times and the length; write the length in the unit of its heading':
      '请核对两个时间和时长；时长请按表头的单位填写',
    'check both times: they may have been exchanged': '请核对两个时间是否写反',
  },
  span_too_long: {
    'between the two times lie {minutes} minutes, more than a day; signing out was probably forgotten':
      '两个时间相隔 {minutes} 分钟，超过一天；可能忘记签退',
    'write when it really ended': '请写明实际的结束时间',
  },
};
