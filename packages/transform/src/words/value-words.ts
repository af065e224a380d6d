import { lifecycles, tableNames, tables, tableWords } from '@practice-atlas/dataset';
import { METRIC_WORDS } from '../normalize/plans/metric-words.js';

type Reader = (value: string) => string;

const WORDS: Readonly<Record<string, string>> = {
  center: '实践中心',
  institute: '实践所',
  station: '实践站',
  base: '实践基地',
  point: '实践点',
  headquarters: '总队',
  brigade: '大队',
  detachment: '支队（分队）',
  squad: '小分队',
  country: '全国',
  province: '省级单位',
  city: '地级单位',
  county: '县级单位',
  township: '乡镇街道',
  village: '村和社区',
  zone: '功能区',
  points: '积分',
  donation: '捐赠',
  time_bank: '时间银行',
  materials: '物资',
  in: '收入',
  out: '支出',
};
const UNITS: Readonly<Record<string, string>> = {
  persons: '人',
  'person-times': '人次',
  attendances: '人次',
  households: '户',
  teams: '支',
  sites: '处',
  projects: '个',
  activities: '场',
  events: '场',
  items: '个',
  orders: '单',
  cases: '件',
  figures: '个',
  times: '次',
  hours: '小时',
  minutes: '分钟',
  fen: '分',
  yuan: '元',
  ratio: '比率',
  points: '积分',
};
const QUALIFIERS: Readonly<Record<string, string>> = {
  exact: '确数',
  at_least: '下限',
  approx: '约数',
  nearly: '近似的上限',
  at_most: '上限',
  range: '范围',
  unknown: '不详',
};
const BOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:exact )?(-?[\d.e+]+)$/, ' $1'],
  [/^at least (.+)$/, '至少 $1'],
  [/^at most (.+)$/, '至多 $1'],
  [/^approx (.+)$/, '约 $1'],
  [/^nearly (.+)$/, '近 $1'],
  [/^(-?[\d.]+) to (-?[\d.]+)$/, ' $1 至 $2'],
  [/^(-?[\d.]+)\+$/, ' $1 以上'],
  [/^~(.+)$/, '约 $1'],
  [/^<=(.+)$/, '至多 $1'],
];

const known =
  (words: Readonly<Record<string, string>>): Reader =>
  (value) =>
    Object.hasOwn(words, value) ? words[value]! : value;

/** What steps are called in the first lifecycle that has them; orders come first. */
const STEPS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(lifecycles)
    .flatMap(({ steps }) => steps.map(({ step, zh }) => [step, zh] as const))
    .reverse(),
);
const COLUMNS: Readonly<Record<string, string>> = Object.fromEntries(
  tableNames.flatMap((name) => Object.entries(tableWords(tables[name]).fields).map(([field, [zh]]) => [field, zh])),
);
const TABLES: Readonly<Record<string, string>> = Object.fromEntries(
  tableNames.map((name) => [name, tableWords(tables[name]).zh]),
);
const LIFECYCLES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(lifecycles).map(([name, { zh }]) => [name, zh]),
);

/** A column, with or without its table. */
const field: Reader = (value) => {
  const [table = '', column] = value.split('.');
  return column !== undefined && Object.hasOwn(TABLES, table)
    ? `“${TABLES[table]}”表的“${known(COLUMNS)(column)}”`
    : known(COLUMNS)(value);
};
/** Where another row is: a sheet of the same file, a file, a sheet of one. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^sheet "(.*)"$/s, '工作表“$1”'],
  [/^(.+), sheet (.+)$/s, ' $1“$2”'],
  [/^(.+) "(.*)"$/s, ' $1“$2”'],
  [/^another file$/, '另一文件'],
  [/^(.+)$/s, ' $1 '],
];
const row: Reader = (value) => {
  const [, number, place] = /^row (\d+)(?: of (.+))?$/s.exec(value) ?? [];
  if (number === undefined) return value;
  const [form, said] = PLACES.find(([pattern]) => place !== undefined && pattern.test(place)) ?? [];
  return `${place === undefined || !form || said === undefined ? '' : place.replace(form, said)}第 ${number} 行`;
};
const step: Reader = (value) => {
  const word = value.replace(/^"|"$/g, '');
  return Object.hasOwn(STEPS, word) ? `“${STEPS[word]}”` : `“${word}”`;
};

const METRICS: Readonly<Record<string, string>> = Object.fromEntries(
  METRIC_WORDS.filter(({ dims }) => !dims).map(({ metric, words }) => [metric, words[0] ?? metric]),
);

/** Says values that stand in sentences in Chinese, by the kind of value; what is not known stays as it is. */
export const valueWords: Readonly<Record<string, Reader>> = {
  row,
  step,
  field,
  table: known(TABLES),
  lifecycle: known(LIFECYCLES),
  file: known({
    'the file': '该文件',
    'the workbook': '该工作簿',
    'the text': '该文本',
    'the CSV text': '该 CSV 文本',
    'the JSON text': '该 JSON 文本',
    'the Parquet file': '该 Parquet 文件',
  }),
  word: known(WORDS),
  unit: known(UNITS),
  metric: known(METRICS),
  qualifier: known(QUALIFIERS),
  precision: known({ day: '日', month: '月', year: '年' }),
  end: known({ end: '结束', beginning: '开始' }),
  which: known({ longitude: '经度', latitude: '纬度' }),
  part: known({ heading: '表头', sheet: '工作表名', column: '列名', title: '标题', 'name of the sheet': '工作表名' }),
  others: known({
    'other dates of the same place': '同一地区其他日期',
    'other regions of the same level and date': '同级地区同一日期',
  }),
  names: (value) =>
    value
      .split(', ')
      .map((name) => known(STEPS)(known(COLUMNS)(name)))
      .join('、'),
  forms: (value) => value.replace('folders', '文件夹').replace('data packages', '数据包').split(', ').join('、'),
  list: (value) => value.split(', ').join('、'),
  steps: (value) => value.split(' and ').map(step).join(''),
  chain: (value) =>
    value
      .replace(/\.\.\. \((\S+) rows\)/, '…（共 $1 行）')
      .replaceAll(' -> ', ' → ')
      .replace(/\.\.\.$/, '…'),
  time: (value) => value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00(?:\.000)?)?(?:\+08:00)?$/, '$1 $2'),
  bound: (value) => {
    const [form, said] = BOUNDS.find(([pattern]) => pattern.test(value)) ?? [];
    return form && said !== undefined ? value.replace(form, said) : value;
  },
  place: (value) =>
    value
      .replace(/, (\w+) (\w+)/g, (_, __, word: string) => `、${known(WORDS)(word)}`)
      .replace(/ \((\d+)\)/g, '（$1）'),
  figure: (value) => value.replace(/^the figure "(.*)"$/s, '数字“$1”').replace(/^column "(.*)"$/s, '“$1”列'),
};
