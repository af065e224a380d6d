import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';
import { REGION_HEADINGS } from './region-headings.js';

/** A number somebody reported, with the words that report it. */
export const figures = defineTable({
  name: 'figures',
  zh: '报告数字',
  en: 'Reported figures',
  row: 'a number somebody reported',
  fields: {
    figure_id: required('id', '数字编号', 'Figure id', 'Unique within the dataset.'),
    region_code: field(
      'code',
      '区划代码',
      'Region code',
      'The division it speaks of, or the one that contains the place; missing = unplaced.',
    ),
    place_name: field('text', '地点', 'Place', 'The place as the source names it.'),
    place_precision: required(
      'category',
      '地点精度',
      'Place precision',
      'What `place_name` is. Only a figure whose precision is the level of `region_code` may stand for that region.',
      {
        values: ['country', 'province', 'city', 'county', 'township', 'village', 'zone', 'place', 'part', 'none'],
      },
    ),
    metric: required(
      'category',
      '指标',
      'Metric',
      'What is counted: a word of the metric catalogue where there is one; never fused with a tier, rank or kind.',
    ),
    label: field('text', '指标名称', 'Label', 'The Chinese name of what is counted, as the source has it.'),
    label_en: field('text', '英文名称', 'English label', 'The English name of what is counted.'),
    dims: field('words', '维度', 'Dimensions', 'Tier, rank, kind or role that narrows the metric.'),
    value: field('number', '数值', 'Value', 'In base units: 120多万 is 1200000. Missing = printed without a number.'),
    value_max: field('number', '上限', 'Upper value', 'The upper end of a printed range.'),
    qualifier: required('category', '限定', 'Qualifier', 'How the source bounds the number.', {
      values: ['exact', 'at_least', 'approx', 'nearly', 'at_most'],
    }),
    qualifier_word: field('category', '限定词', 'Qualifying word', "The source's own word: 多, 余, 近, 约, 超."),
    unit: required(
      'category',
      '单位',
      'Unit',
      'persons, person_times, teams, sites, projects, orders, events, cases, ratio...',
    ),
    unit_word: field('category', '量词', 'Unit word', "The source's own measure word: 支, 项, 人次, 件次."),
    series_kind: required(
      'category',
      '序列类型',
      'Series kind',
      'stock = a state on a date; flow = a total over a period; target = a promise.',
      {
        values: ['stock', 'flow', 'target'],
      },
    ),
    period_start: field('date', '起始日期', 'Period start', 'First day of a flow, when the source says it.'),
    as_of: field(
      'date',
      '截至日期',
      'As of',
      'Last day of the known month or year when the source is no more precise; see `as_of_precision`.',
    ),
    as_of_precision: required('category', '日期精度', 'Date precision', 'How precisely `as_of` is known.', {
      values: ['day', 'month', 'year', 'none'],
    }),
    source_id: required('id', '来源', 'Source', 'A row of `sources`.'),
    quote: field('text', '原文', 'Quote', 'The shortest words of the source that hold the number.'),
    quote_start: field(
      'integer',
      '原文位置',
      'Quote start',
      'Where the quote starts in the source text, in UTF-16 units from 0.',
      { min: 0 },
    ),
    relation: field(
      'words',
      '关系',
      'Relation',
      '`duplicate_of` or `contradicts`: figure ids, joined by spaces; `repeats`: how often the source prints it again.',
    ),
    box: field('category', '图框', 'Box', 'Figures printed together in one unlabelled box share this word.'),
    scope: field(
      'category',
      '范围',
      'Scope',
      'core = practice centers; civil = civil-city campaign; structure = a named framework; regional, peripheral = other.',
    ),
    note: field('text', '备注', 'Note', 'What a reader should know.'),
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
