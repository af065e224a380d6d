import type { ErrorWords } from './error-message.js';

/** The Chinese words of errors that come from reading data and from asking for them. */
export const sourceErrorWords: ErrorWords = {
  file_missing: ['读不到文件', '请检查地址，并确认服务器上有这个文件。'],
  file_malformed: ['文件格式有误', '请按所指位置修正文件，再重新读取。'],
  schema_newer: ['数据包的版本太新', '请升级本页面的组件，或改用旧版数据包。'],
  schema_unknown: ['不认识数据包的版本', '请检查 datapackage.json 中的 schema_version。'],
  table_unknown: ['没有这个数据表', '请检查表名的写法。'],
  table_wrong: ['数据表不合约定', '请检查 datapackage.json 中的 resources。'],
  column_unknown: ['缺少列，或没有这一列', '请对照数据表的列名修正表头。'],
  dataset_empty: ['数据集里没有记录', '请检查数据文件是否为空。'],
  dataset_mixed: ['模拟数据与真实数据混在同一张表里', '请分成两个数据源。'],
  quantity_malformed: ['读不懂的数字', '请写成“3000多”“2.75万”这样。'],
  query_unsupported: ['不支持这样的查询', '请换一种分组或条件。'],
  answer_too_large: ['结果的行数太多', '请缩小范围，或换用更粗的时间单位或区划级别。'],
  request_refused: ['网关拒绝了请求', '请检查地址，并请网关的管理员允许本页面的来源。'],
  server_unreachable: ['连不上服务器', '请检查地址和网络，稍后再试。'],
  server_busy: ['同时提问的太多', '请稍后再试。'],
  server_timeout: ['查询超时', '请缩小范围，或换用更粗的时间单位或区划级别。'],
  server_failed: ['服务器出错', '请告诉维护者。'],
  metric_unknown: ['没有这个指标', '请检查指标名称的写法。'],
  dimension_unknown: ['没有这个维度', '请检查维度名称的写法。'],
  region_unknown: ['没有这个区划', '请检查区划代码，并确认它在区划表里。'],
};
