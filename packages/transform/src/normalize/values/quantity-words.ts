import type { Qualifier } from '@practice-atlas/dataset';

type Bound = Exclude<Qualifier, 'exact' | 'range' | 'unknown'>;

/** Words before a number that bound it. Symbols are not words that a source speaks: see `isSpoken`. */
export const WORDS_BEFORE: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ...[
    '不少于',
    '不低于',
    '不下于',
    '不下',
    '至少',
    '最少',
    '超过',
    '突破',
    '大于',
    '高于',
    '多于',
    '超',
    '逾',
    '过',
    '破',
    '>=',
    '≥',
    '>',
  ].map((word): [string, Bound] => [word, 'at_least']),
  ...['将近', '接近', '不到', '不足', '近'].map((word): [string, Bound] => [word, 'nearly']),
  ...['不超过', '不多于', '不高于', '至多', '最多', '少于', '低于', '小于', '<=', '≤', '<'].map(
    (word): [string, Bound] => [word, 'at_most'],
  ),
  ...['大约', '大概', '约', '~', '≈'].map((word): [string, Bound] => [word, 'approx']),
]);

/** Words between a number and its scale or unit: 120多万, 3万余元, 二十几个. */
export const WORDS_INSIDE: ReadonlyMap<string, Bound> = new Map([
  ['多', 'at_least'],
  ['余', 'at_least'],
  ['几', 'at_least'],
  ['来', 'approx'],
]);

/** Words after the unit. */
export const WORDS_AFTER: ReadonlyMap<string, Bound> = new Map([
  ['及以上', 'at_least'],
  ['以上', 'at_least'],
  ['还多', 'at_least'],
  ['多', 'at_least'],
  ['+', 'at_least'],
  ['左右', 'approx'],
  ['上下', 'approx'],
  ['以内', 'at_most'],
  ['以下', 'at_most'],
]);

/** Words before a number that say nothing about it. */
export const NEUTRAL_WORDS = '累计 共计 合计 总计 总共 共有 达到 多达 高达 已达 已有 共 达 已 为 有 是'.split(' ');

/** Measure words and units that may follow a number; the longest wins. */
export const UNIT_WORDS = (
  '人次 件次 场次 户次 车次 班次 项次 平方公里 平方千米 平方米 立方米 课时 小时 分钟 公里 千米 厘米 公顷 公斤 千克 个月 工作日 ' +
  'm2 km m kg h 支 项 个 名 人 位 家 处 所 户 件 场 次 份 张 幅 条 篇 期 节 部 首 本 册 套 台 辆 只 头 棵 株 块 面 座 间 栋 片 ' +
  '类 种 级 层 批 组 队 对 封 起 宗 例 单 岁 年 周 天 秒 元 分 米 亩 吨 斤 克 升 票 点 星 度 站 村 届 ' +
  '人天 学时 单 笔 颗 枚 桶 袋 箱 盒 瓶 包'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

/** Says whether a word is a word, and not a sign such as `>=`. */
export function isSpoken(word: string): boolean {
  return /\p{Script=Han}/u.test(word);
}
