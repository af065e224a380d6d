import type { FindingWords, SentenceWords } from './finding-words.js';

/** One function makes them all, so any of these codes may say any of these sentences. */
const repeated: SentenceWords = {
  '{other} says the same': '与{other:row}内容相同',
  '{other} has the same figure in the same words': '{other:row}有同一个数字，措辞也相同',
  '{other} has the same {key} and goes further or comes later; they differ in their order':
    '{other:row}的{key:names}相同，进展更多或时间更晚；两者次序不同',
  '{other} has the same {key} and goes further or comes later; they differ in {names}':
    '{other:row}的{key:names}相同，进展更多或时间更晚；不同之处：{names:names}',
  'leave the older file out, or correct the newer one': '请去掉旧文件，或更正新文件',
};

/** Findings of rows, steps and figures that are said twice. */
export const repeatWords: FindingWords = {
  figure_repeated: repeated,
  figure_resent: repeated,
  record_repeated: repeated,
  record_resent: repeated,
  row_repeated: repeated,
  row_resent: repeated,
  row_superseded: repeated,
  step_repeated: repeated,
  step_resent: repeated,
  file_resent: {
    'all {count} complete rows say what rows of {file} say': '{count} 个完整的行与 {file} 中的行全部相同',
    'all {count} rows say what rows of {file} say': '{count} 行与 {file} 中的行全部相同',
  },
  row_possibly_repeated: {
    'row {row} says the same in all columns that are read; no id tells whether they are one, and both are kept':
      '与第 {row} 行所读各列都相同；没有编号，无法判断是否同一条，两行均已保留',
    'add a column with ids, or remove the repetition': '请加编号列，或删去重复的行',
  },
};
