import type { FindingWords } from './finding-words.js';

/** Findings of cells: dates, times, quantities and words. */
export const cellWords: FindingWords = {
  boolean_malformed: {
    'is neither true nor false': '既不是 true 也不是 false',
    'it is neither yes nor no': '既不是“是”也不是“否”',
    'write true or false': '请写 true 或 false',
    'write 是 or 否, true or false': '请写“是”或“否”',
  },
  bound_lost: {
    'it is {qualifier}, and this column holds exact numbers only; it was set aside':
      '这是{qualifier:qualifier}，而此列只存确数，未收入',
    'put it into the table `figures`, which keeps bounds': '请写入上报数字表（figures），该表保留范围',
  },
  cell_blank_word: { 'it says that nothing is known; the cell was taken for empty': '意思是不详，已当作空格' },
  date_ambiguous: {
    'as a number, January and October look the same': '写成数字时，1 月和 10 月分不清',
    'year, month and day cannot be told apart': '年、月、日分不清',
  },
  date_imprecise: {
    'only the {precision} is known; its last day was taken': '只知道到{precision:precision}，已取其最后一天',
    'only the time from {first} to {last} is known; its last day was taken':
      '只知道在 {first} 到 {last} 之间，已取最后一天',
    'write the day, if it is known': '如知道是哪一天，请写明',
  },
  date_lunar: {
    'it is a date of the lunar calendar': '这是农历日期',
    'write the date of the common calendar': '请写公历日期',
  },
  date_malformed: {
    'is no date': '不是日期',
    'it is no date, or no such day': '不是日期，或没有这一天',
    'write a day of the calendar as 2019-03-21': '请写成 2019-03-21 这样的日期',
  },
  date_placeholder: {
    'it is what a system writes when it knows no date': '这是系统在日期不详时填的值',
    'it is what a system writes when it knows no time': '这是系统在时间不详时填的值',
  },
  date_without_year: {
    'the year is missing': '缺少年份',
    'write the year, or give it as an option': '请写明年份，或用选项给出',
  },
  hours_rounded: {
    'hours in hundredths are no whole minutes: {minutes} was taken for {whole}':
      '两位小数的小时数折不成整分钟：{minutes} 分钟已取为 {whole} 分钟',
    'write minutes, if they are known': '如知道是多少分钟，请按分钟填写',
  },
  integer_malformed: {
    'is not a whole number': '不是整数',
    '{value} is no whole number': '{value} 不是整数',
    'write whole numbers in base units': '请按基本单位写整数',
  },
  quantity_date: { 'it is a date or a span of years': '这是日期或起止年份' },
  quantity_malformed: {
    'the range falls from {start} to {end}': '范围写反了：从 {start} 到 {end}',
    'it is no finite number': '不是有限的数',
    'it cannot be read as one quantity': '读不出一个数量',
    'write the lower end first': '请把小的数写在前面',
    'give a number, or leave the cell empty': '请填数字，或留空',
    'write one number with its bound and measure word: 120多万人, 近8970名, 5—7万':
      '请写一个数，连同范围和量词，如 120多万人、近8970名、5—7万',
  },
  quantity_name: {
    'a number in quotes is a name, not a quantity': '引号中的数字是名称，不是数量',
    'numbers joined by + name a framework': '用 + 相连的数字是工作体系的名称',
    'it is the number of a line or a thing, not a quantity': '这是热线或事物的号码，不是数量',
  },
  quantity_ordinal: { 'it is an ordinal: which one, not how many': '这是序数：是第几个，不是有多少' },
  quantity_relative: {
    'it is a share or a multiple of something that the cell does not name': '这是比例或倍数，但没有写明以什么为基数',
  },
  quantity_vague: { 'it names an order of magnitude, not a number': '只说了数量级，没有具体数字' },
  rating_word: {
    'nothing says how many of five stars this word is': '没有说明这个词是五星中的几星',
    'say it in the mapping file: "words": {"rating": {"满意": "4"}}':
      '请在对照文件中说明："words": {"rating": {"满意": "4"}}',
  },
  step_incomplete: {
    'an event has no step; it was set aside': '有一件事没有写环节，未收入',
    'an event has no time; it was set aside': '有一件事没有写时间，未收入',
  },
  steps_malformed: { 'it is no list of events': '不是事件的数组' },
  time_malformed: {
    'is no moment with a zone': '不是带时区的时刻',
    'it is no time': '不是时间',
    'it is no moment of a day': '不是一天中的时刻',
    'it is no moment of a day with a zone': '不是带时区的时刻',
    'write ISO 8601 with an offset, such as 2019-03-21T08:30+08:00':
      '请按 ISO 8601 写明时差，如 2019-03-21T08:30+08:00',
  },
  time_range: {
    'it is a span of time; its end was taken': '这是一段时间，已取其结束',
    'it is a span of time; its beginning was taken': '这是一段时间，已取其开始',
    'write the beginning alone: 2019-03-05 10:20': '请只写开始时间，如 2019-03-05 10:20',
  },
  time_without_hour: {
    'it is a day without a time of day': '只有日期，没有时刻',
    'it is a day without a time of day; the {end} of the day was taken': '只有日期，没有时刻；已取当天的{end:end}',
    'all {count} of its filled cells are days without a time of day': '已填的 {count} 格都只有日期，没有时刻',
    'all {count} of its filled cells are days without a time of day; the {end} of the day was taken':
      '已填的 {count} 格都只有日期，没有时刻；已取当天的{end:end}',
  },
  unit_mismatch: {
    '"{unit}" does not measure {measured}': '“{unit}”不是{measured:unit}的单位',
    'move it to the column of what it measures': '请填到它所计量的那一列',
  },
  unit_in_cell: {
    'the cell names its own unit; it was read in that, without the scale of the heading':
      '单元格自带单位，已按该单位读取，不再乘以表头的倍数',
    'write all numbers of a column in the unit of its heading': '同一列请统一用表头的单位填写',
  },
  unit_twice: {
    'the heading and the cell both name a scale': '表头和单元格都写了“万”这样的倍数',
    'keep one of the two': '请只保留一处',
  },
  unit_unknown: { '"{unit}" has no fixed length': '“{unit}”没有固定的长度' },
  unit_word_unknown: {
    'no unit is known by "{word}"; the number was kept as {unit}': '不认识单位“{word}”，数字已按{unit:unit}保留',
    'write the number alone, or with the measure word of the column': '请只写数字，或用此列的量词',
  },
  value_missing: {
    'the figure has no value; it is kept and shown as unknown': '这个数字没有数值；已保留，显示为不详',
    'there is no date': '没有日期',
    'there is no number': '没有数字',
    'there is no time': '没有时间',
    'write the printed number in base units, if the source prints one': '如来源印有数字，请按基本单位填写',
  },
  word_unknown: {
    'no {column} is known by this word; it was kept': '“{column:names}”中不认识这个词，已照原样保留',
    'say what it is in the mapping file: "words": {"{column}": {...}}':
      '请在对照文件中说明是什么："words": {"{column}": {…}}',
  },
  words_malformed: {
    'is not an object of texts': '不是由文本组成的对象',
    'it is no JSON object of texts': '不是由文本组成的 JSON 对象',
    'write it as JSON, such as {"tier":"station"}': '请写成 JSON，如 {"tier":"station"}',
    'write it as {"tier":"station"}': '请写成 {"tier":"station"}',
  },
};
