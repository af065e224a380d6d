import { lifecycles } from '@practice-atlas/dataset';

type Words = Readonly<Record<string, string>>;

const TIER: Words = {
  center: '中心 实践中心 新时代文明实践中心 文明实践中心',
  institute: '所 实践所 新时代文明实践所 文明实践所',
  station: '站 实践站 新时代文明实践站 文明实践站',
  base: '基地 实践基地 新时代文明实践基地 文明实践基地',
  point: '点 实践点 新时代文明实践点 文明实践点',
};
const LEVEL: Words = {
  country: '国家 全国 国家级 中央',
  province: '省 省级 自治区 直辖市',
  city: '市 市级 地级市 地市 地市级',
  county: '县 区 区县 县级 区级 县区级 县(市、区)',
  township: '乡镇 镇 乡 街道 镇级 乡级 镇街 乡镇级',
  village: '村 社区 村级 村社 村(社区)',
  zone: '功能区 开发区',
};

/** Words of exports by the column they stand in, `column@table` where the table matters; the key is the word of the schema. */
const VOCABULARY: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['tier', TIER],
  ['level', LEVEL],
  ['place_precision', { ...LEVEL, none: '无 不详', place: '地点', part: '部分' }],
  ['lifecycle', { order: '点单 订单', wish: '微心愿 心愿', issue: '问题', suggestion: '建议', approval: '审批' }],
  ['origin', { routine: '常态 常态化', individual: '个性 个性化' }],
  ['basis', { credit: '信用 信用时长', honour: '荣誉 荣誉时长' }],
  ['direction', { in: '收入 收 入库 捐入 存入', out: '支出 支 出库 发放 支取' }],
  ['ledger', { donation: '捐赠', time_bank: '时间银行', points: '积分', materials: '物资' }],
  ['series_kind', { stock: '存量 时点', flow: '流量 时期', target: '目标 计划' }],
  ['rank', { headquarters: '总队', brigade: '大队', detachment: '支队 分队', squad: '小分队' }],
  ['gender', { male: '男', female: '女' }],
  ['qualifier', { exact: '确数', at_least: '以上 多 余', approx: '约 左右', nearly: '近', at_most: '以下 以内' }],
  [
    'crs',
    {
      wgs84: 'WGS84 WGS-84',
      cgcs2000: 'CGCS2000 国家2000',
      gcj02: 'GCJ02 GCJ-02 高德 火星坐标',
      bd09: 'BD09 BD-09 百度',
    },
  ],
  ['level@designations', { national: '国家级 全国 国家', provincial: '省级 省', city: '市级 市', county: '县级 区级' }],
  ['kind@designations', { pilot: '试点', demo_point: '示范点', honour: '荣誉' }],
  ['kind@sources', { press: '报道 新闻', platform: '平台', survey: '调查', simulated: '模拟' }],
]);

function stepWords(): Words {
  const words = new Map<string, string>();
  for (const lifecycle of Object.values(lifecycles))
    for (const { step, zh } of lifecycle.steps) words.set(step, `${words.get(step) ?? ''} ${zh}`);
  words.set('completed', `${words.get('completed') ?? ''} 办结 已完成`);
  return Object.fromEntries(words);
}

const byField = new Map<string, ReadonlyMap<string, string>>();

function wordsOf(field: string): ReadonlyMap<string, string> | null {
  const known = byField.get(field);
  if (known) return known;
  const words = field === 'step' ? stepWords() : VOCABULARY.get(field);
  if (!words) return null;
  const map = new Map<string, string>();
  for (const [word, names] of Object.entries(words))
    for (const name of names.split(' ').filter(Boolean))
      if (!map.has(name.toLowerCase())) map.set(name.toLowerCase(), word);
  byField.set(field, map);
  return map;
}

/**
 * Reads a word of an export as the word of the schema: 站 as `station` in the column `tier`, 派单 as `dispatched` in `step`.
 * An unknown word comes back as it is, without spaces around it.
 *
 * @example
 * normalizeCategory('实践站', 'tier', 'sites'); // 'station'
 */
export function normalizeCategory(text: string, column: string, table = ''): string {
  const word = text.normalize('NFKC').trim();
  const words = wordsOf(`${column}@${table}`) ?? wordsOf(column);
  return words?.get(word.toLowerCase()) ?? word;
}
