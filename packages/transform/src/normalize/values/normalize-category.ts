import { stepWords } from '../plans/step-words.js';
import { tierOfName } from './tier-of-name.js';

type Words = Readonly<Record<string, string>>;

const TIER: Words = {
  center: '中心 实践中心 center',
  institute: '所 实践所 institute',
  station: '站 实践站 station',
  base: '基地 实践基地 base',
  point: '点 实践点 point',
};
const LEVEL: Words = {
  country: '国家 全国 国家级 中央',
  province: '省 省级 自治区 直辖市',
  city: '市 市级 地级市 地级 地市 地市级 市州',
  county: '县 区 区县 县区 县级 区级 县区级 区县级 县(市、区) 县(市、区)级 县市区 区(县)',
  township: '乡镇 镇 乡 街道 镇级 乡级 镇街 乡镇级 街道级 乡镇街道 乡镇(街道) 镇(街道) 街道(乡镇) 乡镇(街道)级',
  village: '村 社区 村级 社区级 村社 村社区 村(社区) 村(社区)级 社区(村)',
  zone: '功能区 开发区',
};

/** Words of exports by the column they stand in, `column@table` where the table matters; the key is the word of the schema. */
const VOCABULARY: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['tier', TIER],
  ['level', LEVEL],
  ['place_precision', { ...LEVEL, none: '无 不详', place: '地点', part: '部分' }],
  [
    'lifecycle',
    {
      order: '点单 订单 群众点单 志愿服务点单',
      wish: '微心愿 心愿',
      issue: '问题',
      suggestion: '建议',
      approval: '审批',
    },
  ],
  ['origin', { routine: '常态 常态化', individual: '个性 个性化' }],
  ['basis', { credit: '信用 信用时长', honour: '荣誉 荣誉时长', unstated: '未说明 未区分' }],
  ['direction', { in: '收入 收 入库 捐入 存入 获得', out: '支出 支 出库 发放 支取 领用 兑换 消费' }],
  ['ledger', { donation: '捐赠', time_bank: '时间银行', points: '积分', materials: '物资' }],
  ['series_kind', { stock: '存量 时点', flow: '流量 时期', target: '目标 计划' }],
  ['rank', { headquarters: '总队', brigade: '大队', detachment: '支队 分队', squad: '小分队 小队' }],
  ['form', { pass: '传', help: '帮', lead: '带', enjoy: '乐' }],
  [
    'subject_kind',
    { region: '区划 地区', site: '阵地 站点', team: '队伍', project: '项目', activity: '活动', person: '个人' },
  ],
  ['gender', { male: '男 男性 m', female: '女 女性 f' }],
  ['qualifier', { exact: '确数', at_least: '以上 多 余', approx: '约 左右', nearly: '近', at_most: '以下 以内' }],
  [
    'crs',
    {
      wgs84: 'WGS84 WGS-84 GPS',
      cgcs2000: 'CGCS2000 CGCS-2000 国家2000 大地2000 2000国家大地坐标系 国家大地坐标系',
      gcj02: 'GCJ02 GCJ-02 高德 高德坐标 腾讯 火星坐标 火星坐标系',
      bd09: 'BD09 BD-09 BD09LL 百度 百度坐标 百度坐标系',
    },
  ],
  ['level@designations', { national: '国家级 全国 国家', provincial: '省级 省', city: '市级 市', county: '县级 区级' }],
  ['kind@designations', { pilot: '试点', demo_point: '示范点', honour: '荣誉' }],
  ['kind@sources', { press: '报道 新闻', platform: '平台', survey: '调查', simulated: '模拟' }],
]);

/** Columns whose shipped words are all that a reader will understand; a word beyond them is worth a notice. */
const KNOWN_ONLY: ReadonlySet<string> = new Set(['tier', 'rank', 'origin', 'level@sites']);
/** Words that end as a tier does, and are none of them. */
const NO_TIER = /^分|[驿试景特]站?点?$/;
const PRACTICE = /^(?:新时代)?文明(?=实践)/;

const byField = new Map<string, ReadonlyMap<string, string>>();

function wordsOf(field: string): ReadonlyMap<string, string> | null {
  const known = byField.get(field);
  if (known) return known;
  const words = VOCABULARY.get(field);
  if (field !== 'step' && !words) return null;
  const map = new Map<string, string>(field === 'step' ? stepWords() : []);
  for (const [word, names] of Object.entries(words ?? {}))
    for (const name of [word, ...names.split(' ')])
      if (name !== '' && !map.has(name.toLowerCase())) map.set(name.toLowerCase(), word);
  byField.set(field, map);
  return map;
}

/** A word of the schema, and whether it is one that a reader will understand. */
export interface CategoryReading {
  readonly word: string;
  /** False for a word of a column whose words are known, and this is none of them: 分中心 as a tier. */
  readonly isKnown: boolean;
  /** The column has words that ship, and this is one of them: `none` as a precision says more than an empty cell. */
  readonly isShipped: boolean;
  /** The end of the word says its tier, and nothing else does: 村级实践站. */
  readonly isGuessed: boolean;
}

/**
 * Reads a word of an export as `normalizeCategory` does, and says whether it is known: an unknown tier or rank is kept, but no reader
 * knows where it stands among the others unless a mapping file says so.
 */
export function readCategory(text: string, column: string, table = ''): CategoryReading {
  const word = text.normalize('NFKC').trim();
  const words = wordsOf(`${column}@${table}`) ?? wordsOf(column);
  const key = word.toLowerCase();
  const found = words?.get(key) ?? words?.get(key.replace(PRACTICE, ''));
  const closed = KNOWN_ONLY.has(column) || KNOWN_ONLY.has(`${column}@${table}`);
  const isShipped = found !== undefined;
  const told = !isShipped && column === 'tier' && !NO_TIER.test(word) ? tierOfName(word) : null;
  return {
    word: found ?? told?.tier ?? word,
    isKnown: isShipped || told !== null || !closed,
    isShipped,
    isGuessed: told !== null,
  };
}

/**
 * Reads a word of an export as the word of the schema: 站 as `station` in the column `tier`, 派单 as `dispatched` in `step`.
 * An unknown word comes back as it is, without spaces around it.
 *
 * @example
 * normalizeCategory('实践站', 'tier', 'sites'); // 'station'
 */
export function normalizeCategory(text: string, column: string, table = ''): string {
  return readCategory(text, column, table).word;
}
