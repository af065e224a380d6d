import type { Locale } from '../../../format/locale.js';

/** The strings of sites on plain ground. */
export interface GroundWords {
  readonly ground: string;
  readonly north: string;
  readonly noSites: string;
}

const zh: GroundWords = { ground: '未画边界：只有阵地的位置', north: '北', noSites: '没有可画的阵地位置' };
const en: GroundWords = {
  ground: 'No boundaries drawn: positions of sites only',
  north: 'N',
  noSites: 'No site has a position to draw',
};

/** Chooses the strings of a language. */
export const groundWords = (locale: Locale): GroundWords => (locale === 'zh' ? zh : en);
