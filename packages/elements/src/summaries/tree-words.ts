import type { Locale } from '../format/locale.js';
import type { TierMetric } from '../models/tree.js';

/** The strings of tier pictures. */
export interface TreeWords {
  readonly title: Readonly<Record<TierMetric, string>>;
  readonly tier: string;
  readonly count: Readonly<Record<TierMetric, string>>;
  readonly ratio: string;
  readonly rows: string;
  readonly basis: string;
  readonly date: string;
  readonly quote: string;
  /** Heads the tiers that stand under no other. */
  readonly beside: string;
  /** Beside a number that its source lists apart from its tier's. */
  readonly apart: string;
  readonly apartNote: string;
  /** For each of the tier above: 平均每个实践所 11.8 个. */
  readonly per: (above: string, count: string, units: readonly [above: string, own: string]) => string;
  readonly noRatio: (above: string) => string;
  /** The source gives totals: who stands under whom is not known. */
  readonly unlinked: string;
  /** A tier of the line without a number. */
  readonly missing: (tier: string) => string;
  readonly noRows: string;
  readonly orphans: (count: string) => string;
  readonly lost: (count: string) => string;
  readonly circular: (count: string) => string;
  /** Rows and the number of an answer that do not agree. */
  readonly differs: (tier: string, rows: string, count: string) => string;
  readonly under: (parent: string) => string;
  readonly root: string;
  /** Of rows without one above them. */
  readonly loose: string;
  readonly noParent: string;
  readonly lostParent: string;
  readonly holds: (count: string) => string;
  readonly leaf: string;
  /** Rows that are not drawn one by one. */
  readonly more: (count: string) => string;
  readonly eachMark: string;
  readonly linear: string;
  readonly width: string;
  readonly stop: string;
  readonly semicolon: string;
  readonly list: string;
}

const zh: TreeWords = {
  title: { sites: '阵地层级', teams: '队伍层级' },
  tier: '层级',
  count: { sites: '阵地', teams: '队伍' },
  ratio: '与上一级之比',
  rows: '逐条记录',
  basis: '依据',
  date: '日期',
  quote: '原文',
  beside: '层级之外',
  apart: '另列',
  apartNote: '“另列”是来源在该层级之外单列的数，未与该层级相加。',
  per: (above, count, [unit, own]) => `平均每${unit}${above} ${count} ${own}`,
  noRatio: (above) => `与${above}之比未知`,
  unlinked: '来源只报各级总数，未报谁属于谁；连线只表示层级。',
  missing: (tier) => `${tier}没有数据，未作推算。`,
  noRows: '没有带上级的逐条记录，改画金字塔。',
  orphans: (count) => `${count} 条没有写明上级`,
  lost: (count) => `${count} 条的上级不在数据中`,
  circular: (count) => `${count} 条的上级成环，已断开`,
  differs: (tier, rows, count) => `${tier}逐条记录 ${rows} 条，数字为 ${count}`,
  under: (parent) => `上级 ${parent}`,
  root: '最上级',
  loose: '未挂靠',
  noParent: '没有写明上级',
  lostParent: '上级不在数据中或成环',
  holds: (count) => `直接下级 ${count} 个`,
  leaf: '没有下级',
  more: (count) => `另有 ${count} 条未逐一画出`,
  eachMark: '每个图形代表一个',
  linear: '条长与数量成正比',
  width: '宽度与末级数量成正比',
  stop: '。',
  semicolon: '；',
  list: '、',
};

const en: TreeWords = {
  title: { sites: 'Sites by tier', teams: 'Teams by rank' },
  tier: 'Tier',
  count: { sites: 'Sites', teams: 'Teams' },
  ratio: 'Per one of the tier above',
  rows: 'Rows',
  basis: 'Basis',
  date: 'Date',
  quote: 'Quote',
  beside: 'Beside the line of tiers',
  apart: 'listed apart',
  apartNote: 'A number “listed apart” stands by itself in the source and is not added to its tier.',
  per: (above, count) => `${count} per ${above.toLowerCase()}`,
  noRatio: (above) => `ratio to ${above.toLowerCase()} unknown`,
  unlinked: 'The source gives totals only, not who belongs to whom; lines show the order of tiers.',
  missing: (tier) => `${tier}: no data, and none is inferred.`,
  noRows: 'There are no rows with the one above each, so this is a pyramid.',
  orphans: (count) => `${count} without a stated parent`,
  lost: (count) => `${count} whose parent is not in the data`,
  circular: (count) => `${count} in a circle of parents, cut open`,
  differs: (tier, rows, count) => `${tier}: ${rows} rows, but the number is ${count}`,
  under: (parent) => `under ${parent}`,
  root: 'at the top',
  loose: 'Not attached',
  noParent: 'no parent stated',
  lostParent: 'its parent is not in the data, or in a circle',
  holds: (count) => `${count} directly below`,
  leaf: 'none below',
  more: (count) => `${count} more, not drawn one by one`,
  eachMark: 'One mark each',
  linear: 'Lengths are proportional',
  width: 'Widths are proportional to the rows at the ends of branches',
  stop: '. ',
  semicolon: '; ',
  list: ', ',
};

/** Gives the strings of tier pictures in a language. */
export function treeWords(locale: Locale): TreeWords {
  return locale === 'zh' ? zh : en;
}
