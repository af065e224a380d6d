import type { FindingWords, SentenceWords } from './finding-words.js';

/** How a unit of lengths of service is said, whether it was found or guessed. */
const durationAdvice: SentenceWords = {
  'write {heading}({unit}), or say it in the mapping file: "headings": {"{heading}": {"column": "minutes", "unit": "{unit}"}}':
    '请写成“{heading}({unit})”，或在对照文件中说明："headings": {"{heading}": {"column": "minutes", "unit": "{unit}"}}',
};

/** Findings of headings, and of what the whole of a table leaves unsaid. */
export const headingWords: FindingWords = {
  basis_unstated: {
    'no heading says how the time came about: signed in and out, or entered afterwards; it is kept apart as "unstated", and added to neither':
      '没有表头说明时长来源（签到签退，还是事后补录）；已单独记为“未说明”，不计入任何一种',
    'add a column 时长类型 with credit 信用 or honour 荣誉, or the constant "basis" in the mapping file':
      '请加“时长类型”一列，填信用或荣誉；或在对照文件中写常量 basis',
  },
  cases_derived: {
    'no file lists cases; they were made of the steps that name them ({count} of them), with a lifecycle that has such steps':
      '没有文件列出订单；已由环节记录推出 {count} 条，并采用含这些环节的流程',
    'add the list of cases, if their place, category or team is to be known': '如需地区、类别或队伍，请补上订单表',
  },
  column_guessed: {
    'it was taken for "{column}", in 元': '推测为“{column:field}”，单位为元',
    'it was taken for "{column}"': '推测为“{column:field}”',
    'confirm it, or name the column': '请确认，或写明是哪一列',
  },
  column_left: {
    'the column was not read: {reason}': '此列未读取：{reason:reason}',
    'add a column of ids (队伍编号, 阵地编号) as they stand in the list of teams or sites, if rows are to be joined with it':
      '如要与队伍表、阵地表对应，请加编号列（队伍编号、阵地编号），编号与表中一致',
  },
  column_missing: {
    'no heading stands for "{column}", which no row may lack': '没有表头表示“{column:field}”，而每一行都必须有',
    'no heading stands for "{column}", which no row may lack; its only row is set aside':
      '没有表头表示“{column:field}”，而每一行都必须有；唯一的一行未收入',
    'no heading stands for "{column}", which no row may lack; all {count} rows are set aside':
      '没有表头表示“{column:field}”，而每一行都必须有；全部 {count} 行未收入',
    'add the column, or name its heading in a mapping file (headings)':
      '请加这一列，或在对照文件的 headings 中写明它的表头',
  },
  column_personal: {},
  column_unknown: {
    '{table} has no column "{column}"': '“{table:table}”表没有“{column}”这一列',
    '{table} has no such column': '“{table:table}”表没有这一列',
    'the column was not read: {reason}': '此列未读取：{reason:reason}',
    'other headings hold the coordinates': '坐标已由其他表头给出',
    'rename it to a column of the table, or drop it': '请改成表中的列名，或删去',
    'name its column in a mapping file (headings), or null to leave it out':
      '请在对照文件的 headings 中写明是哪一列；不读取则写 null',
    'remove one of them': '请删去其中一个',
  },
  direction_guessed: {
    'no heading says the direction; the name of the file, the sheet or the title is that of "{word}"':
      '没有表头说明收支；按文件名、表名或标题，当作“{word:word}”',
  },
  duration_unit_found: {
    'the heading names no unit': '表头没有写单位',
    'the times beside it say that the numbers are {unit} ({count} rows)':
      '按旁边的时间，这些数字是{unit:unit}（{count} 行）',
    '{count} cells do, and numbers alone were taken for {unit} too':
      '有 {count} 格写了{unit:unit}，只有数字的也当作{unit:unit}',
    ...durationAdvice,
  },
  duration_unit_guessed: {
    'neither the heading, the cells nor times beside them say the unit': '表头、单元格和旁边的时间都没有说明单位',
    'the numbers were taken for {unit}: {count} of {all} are no whole numbers':
      '数字当作{unit:unit}：{all} 个数中有 {count} 个不是整数',
    'the numbers were taken for {unit}: {count} of {all} are above {limit}':
      '数字当作{unit:unit}：{all} 个数中有 {count} 个大于 {limit}',
    'nothing names the unit of these lengths of service; they were taken for hours':
      '没有写明这些服务时长的单位；已当作小时',
    'write {label}(小时) or {again}(分钟), or give it in the mapping file: {"metric": "service_hours", "unit": "hours"}':
      '请写成“{label}(小时)”或“{again}(分钟)”，或在对照文件中写明：{"metric": "service_hours", "unit": "hours"}',
    ...durationAdvice,
  },
  duration_unit_mixed: {
    'the times of the row say that this number is {unit}, where most are {most}; it was read so':
      '按该行的时间，这个数字是{unit:unit}，而此列多数是{most:unit}；已按{unit:unit}读取',
    'write all lengths in one unit': '请把时长统一写成一种单位',
  },
  heading_duplicate: {
    '"{one}" and "{other}" are read as the same figure; they agree in {count} row, and each figure was kept once':
      '“{one}”和“{other}”读作同一个数字；有 {count} 行一致，只保留一次',
    '"{one}" and "{other}" are read as the same figure; they agree in {count} rows, and each figure was kept once':
      '“{one}”和“{other}”读作同一个数字；有 {count} 行一致，只保留一次',
    '"{one}" and "{other}" are read as the same figure; of {count} row they differ in {differing}, where both figures were kept':
      '“{one}”和“{other}”读作同一个数字；{count} 行中有 {differing} 行不同，两个数字均已保留',
    '"{one}" and "{other}" are read as the same figure; of {count} rows they differ in {differing}, where both figures were kept':
      '“{one}”和“{other}”读作同一个数字；{count} 行中有 {differing} 行不同，两个数字均已保留',
    'leave one of the two columns out, or name what each holds': '请去掉两列之一，或写明各自的内容',
    'leave one of the two columns out, or name what each counts in the mapping file':
      '请去掉两列之一，或在对照文件中写明各自统计什么',
  },
  id_counts: {
    'the numbers count the rows, and {file} counts other {table} with the same: they are no ids':
      '这些数字只是行的序号，{file} 的“{table:table}”表用了同样的序号，不能当作编号',
    'the numbers count the rows, and {file} "{sheet}" counts other {table} with the same: they are no ids':
      '这些数字只是行的序号，{file}“{sheet}”的“{table:table}”表用了同样的序号，不能当作编号',
    'ids were made of file and number, and a row sent again in another file counts twice':
      '编号改由文件和序号拼成；同一行如在另一文件中重报，会算两次',
    'ids were made of what tells the rows apart': '编号改由能区分各行的内容拼成',
    'add a column of ids that are unique over all files, or leave "{heading}" out in the mapping file':
      '请加一列在所有文件中都不重复的编号，或在对照文件中注明不读取“{heading}”',
  },
  id_damaged: {
    'it is what a spreadsheet writes where a formula failed, and no id': '这是表格软件公式出错的标记，不是编号',
    'a spreadsheet made a number of the id; its last digits are lost': '表格软件把编号变成了数字，末几位已丢失',
    'write the id itself': '请写编号本身',
    'format the column as text before the file is saved, and export it again': '请先把此列设为文本格式，再重新导出',
  },
  id_derived: {
    'no heading holds ids of {table}; "{prefix}-..." is made of these columns':
      '没有“{table:table}”的编号列；编号“{prefix}-…”由这些列拼成',
    'no heading holds ids of {table}; "{prefix}-..." is made of these columns and of the place of the title':
      '没有“{table:table}”的编号列；编号“{prefix}-…”由这些列和标题中的地区拼成',
    'rows alike in these are numbered in the order of the file': '这些列都相同的行，按文件中的次序编号',
    'add a column of ids, if rows are to be known again after one of these cells changed':
      '如要在这些格改动后仍能认出同一行，请加编号列',
  },
  ledger_guessed: {
    'no heading says the ledger; the name of the file, the sheet or the title is that of "{word}"':
      '没有表头说明台账类型；按文件名、表名或标题，当作“{word:word}”',
  },
  lifecycle_guessed: {
    'no heading says the lifecycle; the words of the file are those of "{name}"':
      '没有表头说明流程；按文件的用词，当作“{name:lifecycle}”',
  },
  metric_unknown: {
    'the row does not say what this number counts': '该行没有说明这个数字统计什么',
    'name what is counted in the row': '请在该行写明统计什么',
  },
  period_missing: {
    'none of the {count} figures has a date: they stand in no series': '{count} 个数字都没有日期，不能列入时间序列',
    'name the period in the title (2019年3月), or add a column 日期':
      '请在标题中写明时间（如 2019年3月），或加“日期”一列',
  },
  period_unclear: {
    'totals are dated by one day; they may be of that day, or of a longer time up to it: no first day was taken':
      '合计只有一个日期，可能是当天的，也可能是截至当天的；未设起始日期',
    'write the period (2019年12月, 2019年12月1日至31日), or 日报 in the title when it is the day':
      '请写明时间段（如 2019年12月、2019年12月1日至31日）；如是当天，请在标题中写“日报”',
  },
  period_without_year: {
    'headings name periods without a year ({count} of them)': '有 {count} 个表头写了时间，但没有年份',
    'the title, the sheet or the file names a period without a year; its figures are undated':
      '标题、表名或文件名写了时间，但没有年份；这些数字没有日期',
  },
  pseudonym_missing: {
    'the rows are persons whom only their names tell apart; names are not kept, no id is made of them, and the rows are set aside':
      '各行是人，只有姓名可以区分；姓名不保留，也不用来拼编号，这些行未收入',
    'give each volunteer a number in a column 志愿者编号': '请加“志愿者编号”一列，每人一个编号',
  },
  row_without_value: {
    'no cell of the row holds a number': '该行没有一格是数字',
    'leave the row out, or fill it in': '请去掉该行，或补填',
  },
  series_kind_guessed: {
    'no column says what kind of number this is': '没有一列说明这是哪一类数字',
    'by its words it was taken for a state on a date': '按用词，当作存量（截至某日的数）',
    'by its words it was taken for a total over a period': '按用词，当作流量（一段时间的合计）',
    'by its words it was taken for a target': '按用词，当作目标',
    'confirm it with a column 序列类型: 存量, 流量 or 目标': '请加“序列类型”一列确认：存量、流量或目标',
  },
  status_left: {
    '{reason}: cases that ended before their time count as open': '{reason:reason}；提前结束的订单会算作未办结',
    'add columns with the times of the steps: 点单时间, 派单时间, 接单时间, 完成时间':
      '请加各环节的时间列：点单时间、派单时间、接单时间、完成时间',
    'add columns with the times of these ends: 取消时间, 拒绝时间, 失效时间':
      '请加提前结束的时间列：取消时间、拒绝时间、失效时间',
  },
  checks_taken: {
    'each filled cell below these {count} headings is a check of the standard "{standard}"':
      '这 {count} 列下每个已填的格各是“{standard}”的一项检查',
    'name the standard in the title, if it is another': '如是别的标准，请在标题中写明',
  },
  tier_guessed: {
    'no cell says the tier of these sites; the ends of their names do':
      '没有一格说明这些阵地的类型；已按名称末尾的字判断',
    'the end of the word says that the tier is "{word}"': '按末尾的字，类型是“{word:word}”',
    'no heading says the tier; the name of the file, the sheet or the title is that of "{word}"':
      '没有表头说明阵地类型；按文件名、表名或标题，当作“{word:word}”',
    'confirm it in the mapping file: "words": {"tier": {...}}': '请在对照文件中确认："words": {"tier": {…}}',
  },
  total_differs: {
    'its {count} row before it sum up to {sum}, and the total says {total}':
      '它前面 {count} 行相加为{sum:bound}，合计却是{total:bound}',
    'its {count} rows before it sum up to {sum}, and the total says {total}':
      '它前面 {count} 行相加为{sum:bound}，合计却是{total:bound}',
    'its {count} row sum up to {sum}, and the total says {total}':
      '所属 {count} 行相加为{sum:bound}，合计却是{total:bound}',
    'its {count} rows sum up to {sum}, and the total says {total}':
      '所属 {count} 行相加为{sum:bound}，合计却是{total:bound}',
    'correct the total or one of the rows': '请更正合计或其中一行',
  },
};

/** Why a heading was left out, as the list of headings says it too. */
export const leftWords: Readonly<Record<string, string>> = {
  'no column is called so': '没有这样的列',
  'left out on request': '按要求不读取',
  'the same heading stands before it, and that one is read': '前面有相同的表头，已读取前一个',
  'another heading already stands for "{column}"': '已有别的表头表示“{column:field}”',
  'the table has no column "{column}"': '表中没有“{column}”这一列',
  'it is the total of other headings': '是其他表头的合计',
  'neither a heading, a row nor the title says what is counted': '表头、各行和标题都没有说明统计什么',
  'it is neither a metric, a period nor a place': '既不是指标，也不是时间或地区',
  'it is of persons: names, phone numbers, identity numbers or homes are not read, and never kept':
    '属个人信息：姓名、电话、证件号、住址一律不读取、不保留',
  'it counts the rows': '只是序号',
  'it names an organization, which no column of the table holds': '是单位名称，表中没有相应的列',
  'it names teams or sites, and the table holds their ids': '是队伍或阵地的名称，而表中存的是编号',
  'no column of the table holds such texts': '表中没有存这类文字的列',
  'no column of the table holds when something ended; lengths are compared with it':
    '表中没有存结束时间的列；只用来核对时长',
  'it says where a case stands, but not since when': '只说明订单的状态，没有说明时间',
};
