import { chineseNumber } from './chinese-number.js';

const BIG_DIGITS = '零壹贰叁肆伍陆柒捌玖拾佰仟';
const SMALL_DIGITS = '零一二三四五六七八九十百千';

/** Writes a quantity without what does not change it: spaces, thousands separators, capital numerals, 点 for the point, w and k for 万 and 千. */
export function plainQuantity(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Cf}]/gu, '')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/[。;]$/, '')
    .replace(/^−/, '-')
    .replace(/^¥(\d[\d.]*[万亿]?)元?$/, '$1元')
    .replace(/[壹贰叁肆伍陆柒捌玖拾佰仟]/g, (digit) => SMALL_DIGITS[BIG_DIGITS.indexOf(digit)] ?? digit)
    .replace(/([一二三四五六七八九十百零〇]+)点([零〇一二三四五六七八九]+)/g, (all, whole: string, part: string) => {
      const read = chineseNumber(whole);
      return read === null ? all : `${read.low}.${[...part].map((digit) => chineseNumber(digit)?.low ?? '').join('')}`;
    })
    .replace(
      /^([一二两三四五六七八九]?)百([一二三四五六七八九]?)十(?=[人名个位件次条场户支项]|$)/,
      (all, hundreds: string, tens: string) => {
        if (hundreds !== '') return all;
        return tens === '' ? '~110' : `~1${chineseNumber(tens)?.low ?? ''}0`;
      },
    )
    .replace(/(\d)[wW](?![a-z])/gi, '$1万')
    .replace(/(\d)[kK](?![a-z])/gi, '$1千');
}
