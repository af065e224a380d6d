import type { Qualifier } from '@practice-atlas/dataset';
import { chineseNumber } from './chinese-number.js';
import { WORDS_INSIDE } from './quantity-words.js';

/** The number at the beginning of a text. */
export interface ReadNumber {
  readonly low: number;
  /** Greater than `low` for 四五百. */
  readonly high: number;
  /** Power of ten of the scale word after the digits: 4 for 万. */
  readonly power: number;
  readonly bounds: readonly { readonly qualifier: Qualifier; readonly word: string }[];
  /** What follows. */
  readonly rest: string;
}

const DIGITS = /^(-?(?:0|[1-9]\d*)(?!\d)(?:\.\d+)?)([多余来几])?([十百千万亿]*)([多余来几])?/;
/** Digits with two scales: 1亿2千万, 1万5千. */
const STEPPED = /^(\d+)(亿)(\d{1,4})([百千]?万)|^(\d+)(万)(\d)(千)/;
/** As programs write 100000: 1e+05. */
const SCIENTIFIC = /^(-?\d(?:\.\d+)?(?:e[+-]?|E\+)\d{1,3})$/;
const NUMERALS = /^([零〇一二两三四五六七八九十百千万亿半]+)([多余来几](?!半))?([万亿]*)([多余])?/;
const POWERS: ReadonlyMap<string, number> = new Map([...'十百千万'].map((word, index) => [word, index + 1]));

function powerOf(scale: string): number {
  let power = 0;
  for (const word of scale) power += word === '亿' ? 8 : (POWERS.get(word) ?? 0);
  return power;
}

/** Reads the number that a text begins with; null when it begins with none. */
export function readNumber(text: string): ReadNumber | null {
  const stepped = STEPPED.exec(text);
  if (stepped) {
    const [all, ...parts] = stepped;
    const [high, highScale, low, lowScale] = parts.filter((part) => part !== undefined);
    const value = Number(`${high}e${powerOf(highScale ?? '')}`) + Number(`${low}e${powerOf(lowScale ?? '')}`);
    const rest = text.slice(all.length);
    const inside = /^[多余]/.exec(rest)?.[0];
    return { low: value, high: value, power: 0, bounds: bounds(inside), rest: rest.slice(inside?.length ?? 0) };
  }
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return { low: Number(text), high: Number(text), power: 0, bounds: [], rest: '' };
  const digits = DIGITS.exec(text);
  if (digits) {
    const [all, number = '', inside, scale = '', after] = digits;
    const power = powerOf(scale);
    const value = Number(`${number}e${power}`);
    return { low: value, high: value, power, bounds: bounds(inside, after), rest: text.slice(all.length) };
  }
  const numerals = NUMERALS.exec(text);
  if (!numerals) return null;
  const [all, number = '', inside, scale = '', after] = numerals;
  const read = chineseNumber(number);
  if (!read) return null;
  const factor = 10 ** powerOf(scale);
  const power = trailingPower(number) + powerOf(scale);
  return {
    low: read.low * factor,
    high: read.high * factor,
    power,
    bounds: bounds(inside, after),
    rest: text.slice(all.length),
  };
}

function trailingPower(numerals: string): number {
  return powerOf(/[十百千万亿]*$/.exec(numerals)?.[0] ?? '');
}

function bounds(...words: (string | undefined)[]): ReadNumber['bounds'] {
  return words.flatMap((word) => {
    const qualifier = word === undefined ? undefined : WORDS_INSIDE.get(word);
    return word !== undefined && qualifier ? [{ qualifier, word }] : [];
  });
}
