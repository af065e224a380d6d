import type { FindingWords } from './finding-words.js';

/** Findings of reading files: forms, encodings, rows that are no records. */
export const readingWords: FindingWords = {
  cell_error: {
    'the spreadsheet could not compute it': '表格软件算不出结果',
    'the cell shows an error': '单元格显示错误',
    'the date is beyond what a calendar has': '日期超出日历范围',
    'correct its formula and save again': '请更正公式后重新保存',
  },
  character_lost: {
    'characters of the cell were lost; U+FFFD stands for them': '单元格中有字符丢失，以 U+FFFD 代替',
    'write the cell again, or export the file again as UTF-8': '请重填此格，或用 UTF-8 编码重新导出文件',
  },
  column_late: {
    'the key first stands in line {line}, too late for a column; {count} values are left out':
      '这个键到第 {line} 行才出现，来不及作为一列；有 {count} 个值未读取',
    '{count} values under further keys that came too late are left out': '另有出现太晚的键，其下 {count} 个值未读取',
    'give every key in the first thousand lines, or read the file from a path':
      '请让所有的键在前一千行出现，或按路径读取文件',
  },
  encoding_guessed: {
    'the file is not UTF-8; it was read as {encoding}': '文件不是 UTF-8 编码，已按 {encoding} 读取',
  },
  encoding_unknown: {
    'some bytes of the file are not UTF-8; they stand as U+FFFD': '文件中有字节不合 UTF-8 编码，以 U+FFFD 代替',
    'some bytes of the file are neither UTF-8 nor {encoding}; they stand as U+FFFD':
      '文件中有字节既不合 UTF-8、也不合 {encoding} 编码，以 U+FFFD 代替',
  },
  file_empty: {
    'the file holds no rows': '文件中没有数据行',
    'the archive holds no files': '压缩包中没有文件',
    'leave it out, or pack it again': '请去掉它，或重新打包',
  },
  file_without_rows: {
    'there are headings, and no row below them': '只有表头，没有数据行',
    'check that the export is whole, or leave it out': '请确认导出完整，或不再读取此文件',
  },
  file_skipped: {
    'the resource has no path': '这项资源没有路径',
    'the resource holds its rows itself': '这项资源把数据直接写在描述中',
    'the resource is at another address, which is not asked': '这项资源在别的地址，不去读取',
    'the file is about the others; it was left out': '此文件是其他文件的说明，未读取',
    'the file is not listed in datapackage.json; it was left out': '此文件不在 datapackage.json 的清单中，未读取',
    'the file, of which the name holds personal data, cannot be read': '文件名含个人信息，无法读取此文件',
    'write them to a file': '请把数据写成文件',
    'download it beside datapackage.json': '请下载到 datapackage.json 旁边',
    'give it by itself when it holds data': '如有数据，请单独读取',
    'list it as a resource': '请列入资源清单',
    'rename the file and read it by itself': '请改文件名后单独读取',
  },
  formula_uncomputed: {
    'the formula was saved without its result': '公式保存时没有结果',
    'open the workbook, let it compute, save it': '请打开工作簿，重新计算后保存',
  },
  heading_doubtful: {
    'no row looks like a heading; the first row that is not empty was taken for it':
      '找不到像表头的行，已把第一个非空行当作表头',
    'put one row of headings above the data': '请在数据上方写一行表头',
  },
  line_malformed: {
    'the line is no JSON object; it is set aside': '该行不是 JSON 对象，未收入',
    'write one object a line': '请每行写一个对象',
  },
  number_large: {
    'whole numbers of the column are beyond 2^53; they are kept as texts': '此列有整数大于 2^53，已按文本保留',
    'write identifiers as texts': '编号请写成文本',
  },
  personal_data: {
    'holds an identity-card number, which is never kept': '含身份证号，一律不保留',
    'holds a mobile phone number, which is never kept': '含手机号，一律不保留',
    'holds a home address, which is never kept': '含家庭住址，一律不保留',
    'the cell, which is not read, holds personal data': '单元格含个人信息；此列本不读取',
    'it holds personal data, which is never kept': '含个人信息，一律不保留',
    'it holds personal data': '含个人信息',
    'the name of the file, or of a folder above it, holds personal data, which is never kept':
      '文件名或上级文件夹名含个人信息，一律不保留',
    'the {what} holds personal data, which is never kept; it stands as "{name}"':
      '{what:part}含个人信息，一律不保留；以“{name}”代替',
  },
  choices_beside: {
    'the columns {columns} are a list of choices beside the table, not records; {count} cells were set aside':
      '{columns} 列是表格旁边的下拉选项，不是记录；{count} 格未收入',
  },
  row_choices: { 'the row is a list of choices, not a record; it was set aside': '该行是下拉选项，不是记录，未收入' },
  row_example: { 'the row is an example, not a record; it was set aside': '该行是填写示例，不是记录，未收入' },
  row_heading: { 'the row is the heading again, not a record; it was set aside': '该行是重复的表头，不是记录，未收入' },
  row_malformed: {
    'the element of the list is no object; it is set aside': '数组中的这一项不是对象，未收入',
    'write every row as an object': '请把每一行写成对象',
  },
  row_note: { 'the row is a note, not a record; it was set aside': '该行是说明文字，不是记录，未收入' },
  table_beside: {
    'another table stands beside the first, in the columns {columns}; it was read as one of its own':
      '第一张表旁边的 {columns} 列是另一张表，已单独读取',
  },
  ditto_filled: {
    '{count} cells say that they are the same as the one above; that was taken':
      '{count} 格写的是“同上”一类的记号，已取上一格的内容',
  },
  group_filled: {
    '{count} rows leave "{heading}" empty; that of the row above was taken, as in merged cells':
      '有 {count} 行的“{heading}”为空，已按合并单元格取上一行的内容',
    'fill it in, where a row belongs elsewhere': '如有不属于上一行的，请补填',
  },
  row_total: { 'the row is a total, not a record; it was set aside': '该行是合计，不是记录，未收入' },
  sheet_hidden: {
    'the sheet is hidden; it was read': '工作表是隐藏的，已照常读取',
    'delete it if it is not meant': '如不需要，请删去',
  },
  sheet_note: {
    'the sheet explains or serves the others and is no table': '此工作表是其他表的说明或附属内容，不是数据表',
  },
  column_duplicate: {
    'column {number} has the heading of an earlier one; it is left out': '第 {number} 列的表头与前面的列相同，未读取',
    'rename or remove it': '请改名或删去',
  },
  quote_open: {
    'a quoted cell never ends; it runs to the end of the file': '引号没有结束，单元格一直延到文件末尾',
    'a quoted cell never ends; the line is set aside and reading goes on with the next':
      '引号没有结束，该行未收入，从下一行继续读取',
  },
  quote_stray: {
    'text stands after a closing quote; it is kept as a part of the cell': '后引号之后还有文字，已算作单元格的内容',
    'double the quotes inside a quoted cell': '引号内的引号请写两个',
  },
  row_ragged: {
    'the row has {count} cells, the heading {expected}; the rest is missing':
      '该行有 {count} 格，表头有 {expected} 格；其余算作缺失',
    'the row has {count} cells, the heading {expected}; the rest is set aside':
      '该行有 {count} 格，表头有 {expected} 格；多出的未收入',
    'write every cell, empty ones too': '请写全所有的格，空格也要写',
    'quote cells that hold the delimiter': '含分隔符的格请加引号',
  },
  dataset_empty: {
    'no row of the files is in the dataset': '没有一行数据收入数据集',
    'give a file that holds rows': '请给出有数据行的文件',
  },
  findings_more: { 'there are {count} more of the kind {code} here': '此处另有 {count} 处 {code}' },
  table_unknown: {
    'none of the {count} tables has these headings': '{count} 种数据表都没有这样的表头',
    'name its table in a mapping file, or leave it out': '请在对照文件中写明是哪种表，或不再读取此文件',
  },
};
