import type { AtlasError, AtlasErrorCode } from '@practice-atlas/dataset';
import type { Locale } from './locale.js';

/** An error as an element shows it. */
export interface ErrorMessage {
  /** What is wrong, with the value. */
  readonly what: string;
  /** Where: file, table, row, column, property; empty when unknown. */
  readonly place: string;
  /** What to do about it; empty when nothing is known. */
  readonly remedy: string;
}

/** Chinese: what is wrong (the offending value follows in quotes) and what to do. English comes from the error itself. */
const ZH: Readonly<Record<AtlasErrorCode, readonly [string, string]>> = {
  file_missing: ['找不到数据文件', '请检查地址，并确认服务器上有这个文件。'],
  file_malformed: ['数据文件格式有误', '请按所指位置修正文件，再重新读取。'],
  schema_newer: ['数据包的版本比本页面支持的更新', '请升级页面组件，或改用旧版数据包。'],
  schema_unknown: ['不认识数据包的版本', '请检查 datapackage.json 中的 schema_version。'],
  table_unknown: ['不认识的数据表', '请检查表名的拼写。'],
  table_wrong: ['数据表不符合约定', '请检查 datapackage.json 中的 resources。'],
  column_unknown: ['缺少或不认识的列', '请对照数据表的列名修正表头。'],
  dataset_empty: ['数据集里没有任何记录', '请检查数据文件是否为空。'],
  dataset_mixed: ['模拟数据与真实数据不能放在同一张表里', '请把它们分成两个数据源。'],
  quantity_malformed: ['读不懂的数字', '请按“3000多”“2.75万”这样的写法填写。'],
  query_malformed: ['查询写法有误', '请对照查询的格式修正。'],
  query_unsupported: ['不支持这样的查询', '请换一种分组或条件。'],
  metric_unknown: ['没有这个指标', '请检查指标名称的拼写。'],
  dimension_unknown: ['没有这个维度', '请检查维度名称的拼写。'],
  region_unknown: ['没有这个区划', '请检查区划代码，并确认它在区划表里。'],
  source_missing: ['没有找到数据源', '请把元素放进 <atlas-source>,或设置 source 属性。'],
  render_failed: ['图形没有画成', '数据表仍然可用；请把这条信息告诉维护者。'],
};

const PLACES = {
  file: ['文件', 'file'],
  table: ['表', 'table'],
  row: ['行', 'row'],
  column: ['列', 'column'],
  property: ['属性', 'property'],
} as const;

function quotedIn(message: string): string | null {
  return /["“]([^"”]{1,200})["”]/.exec(message)?.[1] ?? null;
}

/**
 * Says an error in a language. The Chinese sentence names the value that the error's details (or its message) name; the near name
 * in `details.nearest`, when there is one, is the remedy.
 */
export function errorMessage(error: AtlasError, locale: Locale): ErrorMessage {
  const index = locale === 'zh' ? 0 : 1;
  const place = Object.entries(PLACES)
    .map(([key, words]) => [words[index], error.where[key as keyof typeof PLACES]] as const)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([word, value]) => `${word} ${value}`)
    .join(' · ');
  const [what, remedy] = ZH[error.code] ?? ['出错了', ''];
  if (locale === 'en') return { what: error.message, place, remedy: error.hint };
  const { nearest, ...details } = error.details;
  const value = Object.values(details)[0] ?? quotedIn(error.message);
  return {
    what: value ? `${what}：${value}` : what,
    place,
    remedy: nearest ? `您是不是想写“${nearest}”？` : remedy,
  };
}
