import type { WordsOf } from '../define-table.js';
import type { figures } from '../figures.js';

/** What `figures` and its columns are called, and what they hold. */
export const figuresWords: WordsOf<typeof figures> = {
  zh: '报告数字',
  en: 'Reported figures',
  row: 'a number somebody reported',
  fields: {
    figure_id: ['数字编号', 'Figure id', 'Unique within the dataset.'],
    region_code: [
      '区划代码',
      'Region code',
      'The division it speaks of, or the one that contains the place; missing = unplaced.',
    ],
    place_name: ['地点', 'Place', 'The place as the source names it.'],
    place_precision: [
      '地点精度',
      'Place precision',
      'What `place_name` is. Only a figure whose precision is the level of `region_code` may stand for that region.',
    ],
    metric: [
      '指标',
      'Metric',
      'What is counted: a word of the metric catalogue where there is one; never fused with a tier, rank or kind.',
    ],
    label: ['指标名称', 'Label', 'The Chinese name of what is counted, as the source has it.'],
    label_en: ['英文名称', 'English label', 'The English name of what is counted.'],
    dims: ['维度', 'Dimensions', 'Tier, rank, kind or role that narrows the metric.'],
    value: ['数值', 'Value', 'In base units: 120多万 is 1200000. Missing = printed without a number.'],
    value_max: ['上限', 'Upper value', 'The upper end of a printed range.'],
    qualifier: ['限定', 'Qualifier', 'How the source bounds the number.'],
    qualifier_word: ['限定词', 'Qualifying word', "The source's own word: 多, 余, 近, 约, 超."],
    unit: ['单位', 'Unit', 'persons, person_times, teams, sites, projects, orders, events, cases, ratio...'],
    unit_word: ['量词', 'Unit word', "The source's own measure word: 支, 项, 人次, 件次."],
    series_kind: [
      '序列类型',
      'Series kind',
      'stock = a state on a date; flow = a total over a period; target = a promise.',
    ],
    period_start: ['起始日期', 'Period start', 'First day of a flow, when the source says it.'],
    as_of: [
      '截至日期',
      'As of',
      'Last day of the known month or year when the source is no more precise; see `as_of_precision`.',
    ],
    as_of_precision: ['日期精度', 'Date precision', 'How precisely `as_of` is known.'],
    source_id: ['来源', 'Source', 'A row of `sources`.'],
    quote: ['原文', 'Quote', 'The shortest words of the source that hold the number.'],
    quote_start: ['原文位置', 'Quote start', 'Where the quote starts in the source text, in UTF-16 units from 0.'],
    relation: [
      '关系',
      'Relation',
      '`duplicate_of` or `contradicts`: figure ids, joined by spaces; `repeats`: how often the source prints it again.',
    ],
    box: ['图框', 'Box', 'Figures printed together in one unlabelled box share this word.'],
    scope: [
      '范围',
      'Scope',
      'core = practice centers; civil = civil-city campaign; structure = a named framework; regional, peripheral = other.',
    ],
    note: ['备注', 'Note', 'What a reader should know.'],
  },
};
