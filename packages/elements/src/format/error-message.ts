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

const SPELLING = '请检查写法。';

/** Chinese: what is wrong (the offending value follows) and what to do. English comes from the error itself. */
const ZH: Readonly<Record<AtlasErrorCode, readonly [what: string, remedy: string]>> = {
  file_missing: ['读不到文件', '请检查地址和服务器。'],
  file_malformed: ['文件格式有误', '请按所指位置修正。'],
  schema_newer: ['数据包的版本太新', '请升级本页面的组件。'],
  schema_unknown: ['不认识数据包的版本', SPELLING],
  table_unknown: ['没有这个数据表', SPELLING],
  table_wrong: ['数据表不合约定', SPELLING],
  column_unknown: ['缺少列，或没有这一列', SPELLING],
  dataset_empty: ['数据集里没有记录', '请检查数据文件。'],
  dataset_mixed: ['模拟数据与真实数据混在同一张表里', '请分成两个数据源。'],
  quantity_malformed: ['读不懂的数字', SPELLING],
  query_malformed: ['查询的格式有误', SPELLING],
  query_unsupported: ['不支持这样的查询', '请换一种分组或条件。'],
  metric_unknown: ['没有这个指标', SPELLING],
  dimension_unknown: ['没有这个维度', SPELLING],
  region_unknown: ['没有这个区划', SPELLING],
  source_missing: ['没有找到数据源', '请把元素放进 <atlas-source>，或设置 source 属性。'],
  render_failed: ['图形没有画成', '请告诉维护者。'],
};

const PLACES = {
  file: ['文件', 'file'],
  table: ['表', 'table'],
  row: ['行', 'row'],
  column: ['列', 'column'],
  property: ['属性', 'property'],
} as const;

/**
 * Says an error in a language. The Chinese sentence names the value that the error's details name first; the near name in
 * `details.nearest`, when there is one, is the remedy.
 */
export function errorMessage(error: AtlasError, locale: Locale): ErrorMessage {
  const index = locale === 'zh' ? 0 : 1;
  const place = Object.entries(PLACES)
    .map(([key, words]) => [words[index], error.where[key as keyof typeof PLACES]] as const)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([word, value]) => `${word} ${value}`)
    .join(' · ');
  const [what, remedy] = ZH[error.code] ?? [error.message, ''];
  if (locale === 'en') return { what: error.message, place, remedy: error.hint };
  const { nearest, ...details } = error.details;
  const value = Object.values(details)[0];
  return {
    what: value ? `${what}：${value}` : what,
    place,
    remedy: nearest ? `您是不是想写“${nearest}”？` : remedy,
  };
}
