import type { Locale } from '../format/locale.js';

/** The strings of maps: what a tile grid is, what stands outside it, what a class is called. */
export interface RegionWords {
  readonly schematic: string;
  readonly inCodeOrder: string;
  readonly stars: (count: number) => string;
  readonly moreFigures: (count: number) => string;
  readonly figures: (count: number) => string;
  /** How many classes of nearly equal size. */
  readonly quantiles: (count: number) => string;
  readonly noDataCount: (count: number) => string;
  readonly hidden: string;
  readonly conflict: string;
  readonly rank: (rank: number, of: number) => string;
  readonly regions: (known: number, all: number) => string;
  readonly noFigures: string;
  readonly starred: string;
  readonly allEqual: (example: string) => string;
  readonly most: (example: string) => string;
  readonly fewest: (example: string) => string;
  /** Reported, counted and simulated values side by side. */
  readonly basesDiffer: (bases: readonly string[]) => string;
  readonly reported: (figures: number, lit: number, all: number) => string;
  readonly title: string;
  readonly region: string;
  readonly rankName: string;
  readonly place: string;
  readonly basis: string;
  readonly metric: string;
  readonly value: string;
  readonly date: string;
  readonly asOf: (date: string) => string;
}

const zh: RegionWords = {
  schematic: '示意网格，非地图边界',
  inCodeOrder: '按区划代码排列，不表示位置',
  stars: (count) => `全国试点 ${count} 个`,
  moreFigures: (count) => `另有 ${count} 条`,
  figures: (count) => `${count} 条`,
  quantiles: (count) => `按分位数分 ${count} 级，每级地区数相近`,
  noDataCount: (count) => `无数据 ${count}`,
  hidden: '人数过少，不显示',
  conflict: '数字矛盾',
  rank: (rank, of) => `${of} 个中第 ${rank}`,
  regions: (known, all) => `${all} 个地区中 ${known} 个有数据`,
  noFigures: '没有报告数字',
  starred: '全国试点',
  allEqual: (example) => `各地相同，${example}`,
  most: (example) => `最多的是${example}`,
  fewest: (example) => `最少的是${example}`,
  basesDiffer: (bases) => `依据不一（${bases.join('、')}），不排位次`,
  reported: (figures, lit, all) => `${all} 个地区中 ${lit} 个有报告数字，共 ${figures} 条`,
  title: '各地报告数字',
  region: '地区',
  rankName: '位次',
  place: '地点',
  basis: '依据',
  metric: '指标',
  value: '数值',
  date: '日期',
  asOf: (date) => `截至 ${date}`,
};

const en: RegionWords = {
  schematic: 'Schematic grid, not boundaries',
  inCodeOrder: 'In order of division codes, not of place',
  stars: (count) => `${count} national ${count === 1 ? 'pilot' : 'pilots'}`,
  moreFigures: (count) => `and ${count} more`,
  figures: (count) => `${count} ${count === 1 ? 'figure' : 'figures'}`,
  quantiles: (count) => `${count} classes of nearly equal size`,
  noDataCount: (count) => `no data ${count}`,
  hidden: 'too few people to show',
  conflict: 'figures conflict',
  rank: (rank, of) => `${rank} of ${of}`,
  regions: (known, all) => `${known} of ${all} regions have data`,
  noFigures: 'no reported figures',
  starred: 'national pilots',
  allEqual: (example) => `All equal: ${example}`,
  most: (example) => `most: ${example}`,
  fewest: (example) => `fewest: ${example}`,
  basesDiffer: (bases) => `Bases differ (${bases.join(', ')}), so there are no ranks`,
  reported: (figures, lit, all) => `${figures} reported figures in ${lit} of ${all} regions`,
  title: 'Reported figures by region',
  region: 'Region',
  rankName: 'Rank',
  place: 'Place',
  basis: 'Basis',
  metric: 'Metric',
  value: 'Value',
  date: 'Date',
  asOf: (date) => `as of ${date}`,
};

/** Gives the strings of maps in a language. */
export function regionWords(locale: Locale): RegionWords {
  return locale === 'zh' ? zh : en;
}

/** Shortens a Chinese division name for a tile: 朝阳市 is 朝阳; names of two characters stay whole. English is printed as it is. */
export function shortRegionName(name: { readonly zh: string; readonly en: string }, locale: Locale): string {
  if (locale === 'en') return name.en;
  return name.zh.length > 2 ? name.zh.replace(/(市|地区)$/, '') : name.zh;
}

/** Shortens the label of a reported figure beside its number: 志愿服务队伍数 is 志愿服务队伍. */
export function shortFigureLabel(label: { readonly zh: string; readonly en: string }, locale: Locale): string {
  return locale === 'en' ? label.en : label.zh.replace(/(人数|人次|件次|场数|次数|总数|数)(?=$|[（(])/, '');
}
