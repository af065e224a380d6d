import type { Qualifier } from '@practice-atlas/dataset';

/** What each qualifying word of the five pages says about its number. */
const QUALIFIERS: ReadonlyMap<string, Qualifier> = new Map([
  ['多', 'at_least'],
  ['余', 'at_least'],
  ['超', 'at_least'],
  ['还多', 'at_least'],
  ['近', 'nearly'],
  ['不到', 'nearly'],
  ['约', 'approx'],
]);

const NUMERALS: ReadonlyMap<string, number> = new Map(
  ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((numeral, i) => [numeral, i + 1]),
);
const POWERS: ReadonlyMap<string, number> = new Map([
  ['百', 100],
  ['千', 1000],
  ['万', 10000],
]);

/** Scales a decimal text without rounding in binary: `2.75` by 4 digits is 27500, `81.2` by -2 is 0.812. */
function scaled(decimal: string, digits: number): number {
  return Number(`${decimal}e${digits}`);
}

/** Reads digits with an optional 万 or %, a sum of digits, or one Chinese numeral; throws when it is none of them. */
function readNumber(text: string): number {
  const digits = /^(\d+(?:\.\d+)?)(万|%)?$/.exec(text);
  if (digits) return scaled(digits[1]!, digits[2] === '万' ? 4 : digits[2] === '%' ? -2 : 0);
  if (/^\d\+\d$/.test(text)) return Number(text[0]) + Number(text[2]);
  if (text === '两') return 2;
  const value = NUMERALS.get(text.replace(/倍$/, '')) ?? POWERS.get(text);
  if (value === undefined) throw new Error(`no number can be read from "${text}"`);
  return value;
}

/**
 * Reads a number as a page prints it, with the qualifying word that stands in or beside it: `2.75万` is 27500, exact; `120多万`
 * with the word 多 is 1200000, at least; `千余` is 1000, at least. A bare 百, 千 or 万 is a round number: about. Throws when the
 * text holds no number, or not the word.
 */
export function printedNumber(printed: string, word: string | null): { value: number; qualifier: Qualifier } {
  const text = printed.replaceAll(' ', '');
  if (word === null) return { value: readNumber(text), qualifier: POWERS.has(text) ? 'approx' : 'exact' };
  const qualifier = QUALIFIERS.get(word);
  if (qualifier === undefined) throw new Error(`the qualifying word "${word}" is not known`);
  if (!text.includes(word)) throw new Error(`"${printed}" does not hold the word "${word}"`);
  return { value: readNumber(text.replace(word, '')), qualifier };
}
