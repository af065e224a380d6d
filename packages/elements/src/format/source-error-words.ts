import type { AtlasErrorCode } from '@practice-atlas/dataset';

/** Errors whose words every page has, without a source too. */
type OwnCode = 'query_malformed' | 'source_missing' | 'render_failed';

/** The Chinese words of errors that come from reading data and from asking for them, of an engine elsewhere too: what is wrong, and what to do. */
export const sourceErrorWords: Readonly<
  Record<Exclude<AtlasErrorCode, OwnCode>, readonly [what: string, remedy: string]>
> = {
  file_missing: ['读不到文件', '请检查地址，并确认服务器上有这个文件。'],
  file_malformed: ['文件格式有误', '请按所指位置修正文件，再重新读取。'],
  schema_newer: ['数据包的版本太新', '请升级本页面的组件，或改用旧版数据包。'],
  schema_unknown: ['不认识数据包的版本', '请检查 datapackage.json 中的 schema_version。'],
  table_unknown: ['没有这个数据表', '请检查表名的写法。'],
  table_wrong: ['数据表不合约定', '请检查 datapackage.json 中的 resources。'],
  column_unknown: ['缺少列，或没有这一列', '请对照数据表的列名修正表头。'],
  dataset_empty: ['数据集里没有记录', '请检查数据文件是否为空。'],
  file_unsupported: ['不能读取这种文件', '请换一种格式，或为它指定读取器。'],
  file_too_large: ['文件太大', '请拆成几个文件，或改用数据库引擎；边界请先简化（如 mapshaper -simplify 10%）再导入。'],
  mapping_malformed: ['对照文件的格式有误', '请对照公布的 JSON Schema 修正。'],
  boundaries_malformed: ['边界数据的格式有误', '请检查文件，并补全来源、许可和审图号。'],
  boundaries_incomplete: ['全国边界缺少必须表示的内容，不得使用', '请换用完整表示国家版图的审定地图。'],
  crs_unknown: ['坐标系统没有说明，或不认识', '请写明 wgs84、cgcs2000、gcj02 或 bd09；不作猜测。'],
  crs_mixed: ['坐标系不同，无法画在一起', '请先把坐标转换到同一坐标系。'],
  dataset_mixed: ['模拟数据与真实数据混在同一张表里', '请分成两个数据源。'],
  quantity_malformed: ['读不懂的数字', '请写成“3000多”“2.75万”这样。'],
  query_unsupported: ['不支持这样的查询', '请换一种分组或条件。'],
  answer_too_large: ['结果的行数太多', '请缩小范围，或换用更粗的时间单位或区划级别。'],
  request_refused: ['网关拒绝了请求', '请检查地址，并请网关的管理员允许本页面的来源。'],
  metric_unknown: ['没有这个指标', '请检查指标名称的写法。'],
  dimension_unknown: ['没有这个维度', '请检查维度名称的写法。'],
  region_unknown: ['没有这个区划', '请检查区划代码，并确认它在区划表里。'],
  parameter_malformed: ['查询参数的类型不对', '请检查参数的值。'],
  server_unreachable: ['连不上数据服务', '请检查网络和服务地址，稍后再试。'],
  server_denied: ['数据服务拒绝访问', '请检查账号和权限。'],
  server_busy: ['数据服务正忙', '请稍后再试。'],
  server_timeout: ['数据服务超时未答', '请缩小时段或范围，稍后再试。'],
  server_failed: ['数据服务出错', '请告诉维护者。'],
  shard_lost: ['数据服务的一个分片失联', '请稍后再试；若一直如此，请告诉维护者。'],
  answer_truncated: ['数据服务的回答中断，不完整', '请稍后再试。'],
  schema_conflict: ['数据库里的表与本版本不符', '请换一个数据库，或升级后重新装载。'],
  engine_missing: ['缺少查询引擎', '请按提示安装，或改用内存引擎。'],
  batch_changed: ['再次装载的批次与先前的不同', '请用原来的文件续装，或加上 --replace 重装。'],
};
