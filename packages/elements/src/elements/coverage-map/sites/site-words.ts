import { formatNumber } from '../../../format/format-number.js';
import type { Locale } from '../../../format/locale.js';

/** The strings of sites on a map. */
export interface SiteWords {
  readonly tiers: Readonly<Record<string, string>>;
  readonly noTier: string;
  readonly starred: string;
  readonly simulated: string;
  readonly unplaced: (count: string) => string;
  readonly beyond: (count: string) => string;
  readonly discs: string;
  readonly rounded: string;
  readonly onePlace: (count: string) => string;
  readonly tooManySites: (count: string) => string;
  readonly lines: (count: string) => string;
  readonly tooManyLines: (count: string) => string;
  readonly circles: (radius: string, minutes: string | null) => string;
  readonly circlesTooSmall: (radius: string) => string;
  readonly density: string;
  readonly relativeDensity: string;
}

const zh: SiteWords = {
  tiers: { center: '中心', institute: '所', station: '站', base: '基地', point: '点' },
  noTier: '层级不明',
  starred: '示范点',
  simulated: '阵地位置为模拟数据，并非实地',
  unplaced: (count) => `无坐标，未画出：${count} 个`,
  beyond: (count) => `在图外：${count} 个`,
  discs: '圆的面积表示数量，太小的放大到能写下数字',
  rounded: '圆内数字四舍五入',
  onePlace: (count) => `${count} 处有多个阵地同址，放大也不会分开`,
  tooManySites: (count) => `${count} 个阵地，逐个画不下，已合并`,
  lines: (count) => `隶属连线 ${count} 条`,
  tooManyLines: (count) => `隶属连线 ${count} 条，过多，未画出`,
  circles: (radius, minutes) =>
    `服务圈：半径 ${radius} 米${minutes === null ? '' : `，约步行 ${minutes} 分钟`}，按比例尺`,
  circlesTooSmall: (radius) => `服务圈（半径 ${radius} 米）在此比例尺下太小，未画出`,
  density: '阵地密度（个/平方千米）',
  relativeDensity: '阵地密度（相对，无比例尺）',
};

const en: SiteWords = {
  tiers: { center: 'Centers', institute: 'Institutes', station: 'Stations', base: 'Bases', point: 'Points' },
  noTier: 'Tier unknown',
  starred: 'Demonstration sites',
  simulated: 'Positions of sites are simulated, none is real',
  unplaced: (count) => `Not drawn, without a position: ${count}`,
  beyond: (count) => `Beyond the map: ${count}`,
  discs: 'The area of a disc is its number of sites; small ones are enlarged to hold it',
  rounded: 'Numbers in discs are rounded',
  onePlace: (count) => `Several sites at one position: ${count} times; no scale takes them apart`,
  tooManySites: (count) => `${count} sites are too many to draw each, so they are merged`,
  lines: (count) => `Lines to the site above: ${count}`,
  tooManyLines: (count) => `Lines to the site above: ${count}, too many to draw`,
  circles: (radius, minutes) =>
    `Service circles of ${radius} m${minutes === null ? '' : `, about ${minutes} minutes on foot`}, true to scale`,
  circlesTooSmall: (radius) => `Service circles (${radius} m) are too small to draw at this scale`,
  density: 'Sites per km²',
  relativeDensity: 'Density of sites (relative, no scale known)',
};

/** Chooses the strings of a language. */
export const siteWords = (locale: Locale): SiteWords => (locale === 'zh' ? zh : en);

/** The name of a tier; words that nobody translated stay as they are. */
export function tierName(tier: string | undefined, locale: Locale): string {
  const words = siteWords(locale);
  return tier === undefined ? words.noTier : Object.hasOwn(words.tiers, tier) ? words.tiers[tier]! : tier;
}

/** Prints a whole number of sites. */
export const siteCount = (count: number, locale: Locale): string => formatNumber(count, locale);
