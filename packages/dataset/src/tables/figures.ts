import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** A number somebody reported, with the words that report it. */
export const figures = defineTable({
  name: 'figures',
  fields: {
    figure_id: required('id'),
    region_code: field('code'),
    place_name: field('text'),
    place_precision: required('category', {
      values: ['country', 'province', 'city', 'county', 'township', 'village', 'zone', 'place', 'part', 'none'],
    }),
    metric: required('category'),
    label: field('text'),
    label_en: field('text'),
    dims: field('words'),
    value: field('number'),
    value_max: field('number'),
    qualifier: required('category', { values: ['exact', 'at_least', 'approx', 'nearly', 'at_most'] }),
    qualifier_word: field('category'),
    unit: required('category'),
    unit_word: field('category'),
    series_kind: required('category', { values: ['stock', 'flow', 'target'] }),
    period_start: field('date'),
    as_of: field('date'),
    as_of_precision: required('category', { values: ['day', 'month', 'year', 'none'] }),
    source_id: required('id'),
    quote: field('text'),
    quote_start: field('integer', { min: 0 }),
    relation: field('words'),
    box: field('category'),
    scope: field('category'),
    note: field('text'),
  },
  key: ['figure_id'],
  foreignKeys: [
    { field: 'region_code', table: 'regions', references: 'code' },
    { field: 'source_id', table: 'sources', references: 'source_id' },
  ],
});

/** What else columns of `figures` are called in files. */
export const figuresHeadings: HeadingsOf<typeof figures> = {
  region_code: REGION_HEADINGS,
  place_name: ['地名', '地点名称'],
  metric: ['统计指标', '指标代码', 'indicator'],
  label: ['指标名'],
  value: ['数量', '数字', '数据', '指标值', '统计值', '完成值', '完成数'],
  unit: ['计量单位'],
  period_start: ['开始日期', '期初'],
  as_of: ['日期', '月份', '年月', '期间', '统计日期', '数据日期', '截止日期', '统计时间', '截至时间', 'date'],
};

/** A row of `figures`. */
export type Figure = RowOf<(typeof figures)['fields']>;
