import type { FindingWords } from './finding-words.js';

const forgotten = '可能漏写了“{power}”';
const twice = '可能多算了一次“{power}”';

/** Findings of reported figures, and of what is counted beside them. */
export const figureWords: FindingWords = {
  count_negative: {
    '{value} {unit} cannot be: a count is never below zero': '{unit:unit}数不会是负数（{value}）',
    'correct the number; if it is a change, say so in the heading: 净增志愿者':
      '请更正；如果是增减数，请在表头写明，如“净增志愿者”',
  },
  count_not_whole: {
    '{value} {unit} cannot be counted; a unit such as 万 may have been forgotten':
      '{unit:unit}数不会是 {value}；可能漏写了“万”这样的单位',
  },
  count_over_population: {
    '{count} volunteers are more than the {residents} residents of {place}':
      '志愿者 {count} 人，多于{place:place}的常住人口 {residents} 人',
  },
  counted_differs: {
    '{count} rows of {table} count on {day} within {place}; the figure "{id}" reports {figure}':
      '{place:place}截至 {day}，“{table:table}”表计有{count:bound} 行；数字“{id}”却报{figure:bound}',
    '{count} rows of {table} count from {start} to {day} within {place}; the figure "{id}" reports {figure}':
      '{place:place}从 {start} 到 {day}，“{table:table}”表计有{count:bound} 行；数字“{id}”却报{figure:bound}',
    'check whether the table is complete there and whether the figure counts the same things':
      '请核对此处的表是否完整，两者统计的是否同一事物',
  },
  figures_contradict: {
    '{other}, {name}, says {value} of the same place and time':
      '{other:row}的{name:figure}对同一地区、同一时间报{value:bound}',
    'both are kept, and shown as contradicting each other': '两者均已保留，并标明互相矛盾',
    'ask the source which of the two holds': '请向来源核实以哪个为准',
    'correct one of the two, or say under relation that they contradict each other':
      '请更正其一，或在 relation 中注明互相矛盾',
  },
  part_exceeds_whole: {
    '"{part}" is a part of "{whole}", which is {value} ({other})':
      '“{part}”是“{whole}”的一部分，而后者只有 {value}（{other:row}）',
    'correct one of the two, or name what it counts in a mapping file, if it is no part':
      '请更正其一；如不属于其中，请在对照文件中写明统计什么',
  },
  rate_over_one: {
    'a share of {value} is {percent} %': '比率 {value} 即 {percent}%',
    'a share of {value} is {percent} %; it looks like a number of percent': '比率 {value} 即 {percent}%；像是百分数',
    'write 81.2 % as 0.812, or with its percent sign': '81.2% 请写成 0.812，或带上百分号',
  },
  sum_below_whole: {
    '{place} reports more: the {count} parts known of it sum up to at least {sum}':
      '{place:place}所报更多：已知的 {count} 个下级合计至少 {sum}',
    '{place} reports more: its {count} parts, all there are, sum up to at most {sum}':
      '{place:place}所报更多：全部 {count} 个下级合计至多 {sum}',
    'check which of the figures is wrong, or counts otherwise': '请核对哪个数字有误，或口径不同',
  },
  sum_exceeds_whole: {
    '{place} reports less: the {count} parts known of it sum up to at least {sum}':
      '{place:place}所报较少：已知的 {count} 个下级合计至少 {sum}',
    '{place} reports less: its {count} parts, all there are, sum up to at most {sum}':
      '{place:place}所报较少：全部 {count} 个下级合计至多 {sum}',
    'check which of the figures is wrong, or counts otherwise': '请核对哪个数字有误，或口径不同',
  },
  unit_suspected: {
    'a share of {value} is small for {metric}; a share that was one already may stand under a heading with %':
      '{metric:metric}为 {value}，偏小；可能把小数写在了带 % 的表头下',
    '{value} is about 10^{digits} times smaller than {usual}, the median of {count} {others}; {power} may have been forgotten': `{value} 约为{others:others} {count} 个数的中位数 {usual} 的 10^{digits} 分之一；${forgotten}`,
    '{value} is about 10^{digits} times smaller than {usual}, the median of {count} {others}; {power} may have been counted twice': `{value} 约为{others:others} {count} 个数的中位数 {usual} 的 10^{digits} 分之一；${twice}`,
    '{value} is about 10^{digits} times larger than {usual}, the median of {count} {others}; {power} may have been forgotten': `{value} 约为{others:others} {count} 个数的中位数 {usual} 的 10^{digits} 倍；${forgotten}`,
    '{value} is about 10^{digits} times larger than {usual}, the median of {count} {others}; {power} may have been counted twice': `{value} 约为{others:others} {count} 个数的中位数 {usual} 的 10^{digits} 倍；${twice}`,
    '{count} volunteers are more than any {level} has residents; 万 may have been counted twice':
      '志愿者 {count} 人，多于任何一个{level:word}的人口；可能多算了一次“万”',
    '{count} volunteers are few for the whole of {place}; 万 may have been forgotten':
      '整个{place:place}只有 {count} 名志愿者，偏少；可能漏写了“万”',
    '{count} volunteers are few for the whole of {place}, which has {residents} residents; 万 may have been forgotten':
      '{place:place}有 {residents} 人，却只有 {count} 名志愿者，偏少；可能漏写了“万”',
    'write 98.5 under a heading with %, or 98.5% in the cell': '请在带 % 的表头下写 98.5，或在单元格中写 98.5%',
  },
};
