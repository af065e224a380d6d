import type { FindingWords, SentenceWords } from './finding-words.js';

const keptWithout = '该行保留，此值去掉';
const reference: SentenceWords = {
  '{table} has no row {value}': '“{table:table}”表中没有“{value}”',
  'the row is kept, unplaced': '该行保留，但没有地区',
  'the row is kept without it': keptWithout,
};

/** Findings of columns, keys and references, which the dataset makes. */
export const tableWords: FindingWords = {
  category_unknown: {
    'is not one of {words}': '不在可用的词中：{words}',
    'use one of these words': '请用其中的词',
  },
  code_malformed: {
    'is not a division code': '不是区划代码',
    'write 2, 4, 6, 9 or 12 digits, such as 210104': '请写 2、4、6、9 或 12 位数字，如 210104',
  },
  code_rewritten: {
    'the division code is kept as {code}': '区划代码按 {code} 保留',
    'write the code in full width, six digits down to counties': '请写足位数，县级及以上为六位',
  },
  key_duplicate: {
    'row {row} has the same {key}': '与第 {row} 行的{key:names}相同',
    'row {row} of {file} has the same {key}': '与 {file} 第 {row} 行的{key:names}相同',
    'row {row} has the same {headings}, of which the id was made': '与第 {row} 行的{headings:names}相同，编号由此拼成',
    'row {row} of {file} has the same {headings}, of which the id was made':
      '与 {file} 第 {row} 行的{headings:names}相同，编号由此拼成',
    'give each row its own key, or remove the repetition': '请给每行不同的编号，或删去重复的行',
    'add a column {name}, or make these cells differ; remove the row if it is a repetition':
      '请加“{name}”一列，或让这些格有所区别；如属重复，请删去该行',
  },
  lifecycle_conflict: {
    'two datasets describe the lifecycle {name} differently; the first is kept':
      '两个数据集对流程“{name:lifecycle}”的说明不同，以第一个为准',
  },
  lifecycle_unknown: {
    'no lifecycle of the dataset is called "{name}"; its rows are kept, but no rate counts them':
      '数据集中没有叫“{name}”的流程；这些行保留，但不计入任何比率',
  },
  name_ambiguous: {
    '{count} {table} are called so ({ids})': '“{table:table}”表中有 {count} 个同名（编号 {ids:list}）',
    'the row is kept without it': keptWithout,
    'write the id of the one that is meant': '请写明所指的编号',
  },
  name_unknown: {
    'no row of {table} is called so': '“{table:table}”表中没有这个名称',
    '{table} of this name are elsewhere ({elsewhere}), none is in {region}':
      '“{table:table}”表中叫这个名称的在别的地区（{elsewhere}），{region} 没有',
    'the row is kept without it': keptWithout,
    'add it to the list of {table}, or correct it': '请在“{table:table}”表中补上，或更正',
  },
  number_malformed: { 'is not a number': '不是数字' },
  range_reversed: {
    'the range ends at {end} before it begins at {start}': '范围的上限 {end} 小于下限 {start}',
    'write the lower end in value and the upper end in value_max': '请把下限写在 value，上限写在 value_max',
  },
  reference_expired: {
    '{count} rows of {table} name rows of {target} that were dropped; they are kept without them':
      '“{table:table}”表中 {count} 行指向“{target:table}”表里已按时间清除的行；这些行保留，此值去掉',
    'drop both tables by their age, or keep {table} longer': '请按时间一并清除两张表，或把“{table:table}”表保留得更久',
  },
  reference_unchecked: {
    '{column} names rows of {table}, of which there are none; its values are kept unchecked':
      '{column} 指向“{table:table}”表，而该表没有数据；这些值保留，未经核对',
    'add the table {table}, or merge with a dataset that has it': '请补上“{table:table}”表，或与有此表的数据集合并',
  },
  reference_unknown: reference,
  region_unknown: reference,
  source_missing: reference,
  required_missing: {
    '{column} may not be empty': '{column:field}不能为空',
    '"{heading}" may not be empty': '“{heading}”不能为空',
    '{headings} do not tell the row apart, and no heading holds ids': '{headings:names}不足以区分各行，又没有编号列',
    'add a column for {column}': '请加“{column:names}”一列',
    'fill them in, or add a column {name}': '请补填，或加“{name}”一列',
  },
  row_conflict: {
    'two datasets differ on {table} {key}; "{value}" of the first is kept':
      '两个数据集的“{table:table}”{key}不一致，以第一个的“{value}”为准',
  },
  step_unknown: {
    'no step of the dataset is called "{name}"; its rows are kept, but no rate counts them':
      '数据集中没有叫“{name}”的环节；这些行保留，但不计入任何比率',
  },
  text_malformed: { 'is not text': '不是文本', 'write it as text': '请写成文本' },
  value_out_of_range: {
    'is outside to any size': '超出范围',
    'is outside to {most}': '超出范围：不大于 {most}',
    'is outside {least} to any size': '超出范围：不小于 {least}',
    'is outside {least} to {most}': '超出范围：{least} 到 {most}',
  },
};
