import { type FindingLevel, type TableName, tables, tableWords } from '@practice-atlas/dataset';

/** The words of a report in one language. */
export interface ReportWords {
  readonly title: string;
  readonly files: string;
  readonly file: string;
  readonly backToFiles: string;
  readonly headings: string;
  readonly heading: string;
  readonly readAs: string;
  readonly place: string;
  readonly value: string;
  readonly reason: string;
  readonly nothing: string;
  readonly unknownTable: string;
  readonly wholeDataset: string;
  readonly meaning: { readonly read: string; readonly guessed: string; readonly left: string; readonly inRow: string };
  readonly rows: { readonly in: string; readonly kept: string; readonly setAside: string };
  readonly equation: (rowsIn: string, rowsKept: string, rowsSetAside: string) => string;
  readonly levels: Readonly<Record<FindingLevel, string>>;
  readonly worst: (level: FindingLevel | null) => string;
  readonly times: (count: string) => string;
  readonly row: (first: number | string, last: number | string | null) => string;
  /** What a row of a JSON file is. */
  readonly record: (number: number) => string;
  readonly more: (count: string) => string;
  readonly moreKinds: (count: string) => string;
  readonly remedy: string;
  readonly tables: string;
  /** What a table is called. */
  readonly table: (name: TableName) => string;
  /** What stands between the items of a list. */
  readonly comma: string;
  /** A label and what it stands before. */
  readonly labeled: (label: string, text: string) => string;
  /** A text with another in brackets. */
  readonly aside: (text: string, other: string) => string;
}

const en: ReportWords = {
  title: 'Transform report',
  files: 'Files',
  file: 'File',
  backToFiles: 'to the files',
  headings: 'what the headings were taken for',
  heading: 'Heading',
  readAs: 'Taken for',
  place: 'Row',
  value: 'Value',
  reason: 'Reason',
  nothing: 'nothing was found',
  unknownTable: 'no table fits',
  wholeDataset: 'The dataset as a whole',
  meaning: { read: 'read', guessed: 'guessed', left: 'left out', inRow: 'as each row says' },
  rows: { in: 'rows in', kept: 'rows kept', setAside: 'rows set aside' },
  equation: (rowsIn, kept, aside) => `rows in ${rowsIn} = rows kept ${kept} + rows set aside ${aside}`,
  levels: { error: 'error', warning: 'warning', notice: 'notice' },
  worst: (level) => (level === null ? 'nothing was found' : `the worst is: ${level}`),
  times: (count) => (count === '1' ? 'once' : `${count} times`),
  row: (first, last) => (last === null ? `row ${first}` : `rows ${first}-${last}`),
  record: (number) => `record ${number}`,
  more: (count) => `${count} more`,
  moreKinds: (count) => `${count} more kinds of findings`,
  remedy: 'remedy',
  tables: 'Tables of the dataset',
  table: (name) => name,
  comma: ', ',
  labeled: (label, text) => `${label}: ${text}`,
  aside: (text, other) => `${text} (${other})`,
};

const zh: ReportWords = {
  title: '转换报告',
  files: '文件',
  file: '文件',
  backToFiles: '回到文件',
  headings: '表头读作',
  heading: '表头',
  readAs: '读作',
  place: '行',
  value: '原值',
  reason: '原因',
  nothing: '没有发现问题',
  unknownTable: '没有相符的表',
  wholeDataset: '整个数据集',
  meaning: { read: '已读', guessed: '推测', left: '未读', inRow: '由各行说明' },
  rows: { in: '读入行数', kept: '收入行数', setAside: '未收入行数' },
  equation: (rowsIn, kept, aside) => `读入 ${rowsIn} 行 = 收入 ${kept} 行 + 未收入 ${aside} 行`,
  levels: { error: '错误', warning: '警告', notice: '提示' },
  worst: (level) => (level === null ? '没有发现问题' : `最严重的级别：${zh.levels[level]}`),
  times: (count) => `${count} 处`,
  row: (first, last) => (last === null ? `第 ${first} 行` : `第 ${first}-${last} 行`),
  record: (number) => `第 ${number} 条记录`,
  more: (count) => `另有 ${count} 处`,
  moreKinds: (count) => `另有 ${count} 类问题`,
  remedy: '处理',
  tables: '数据集中的表',
  table: (name) => tableWords(tables[name]).zh,
  comma: '、',
  labeled: (label, text) => `${label}：${text}`,
  aside: (text, other) => `${text}（${other}）`,
};

/** A language of reports. */
export type ReportLocale = 'en' | 'zh';

/** The words of a report by language. */
export const reportWords: Readonly<Record<ReportLocale, ReportWords>> = { en, zh };
