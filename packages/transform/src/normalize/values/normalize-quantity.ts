import { type Finding, personalData, type Qualifier, type Quantity, quantityOf } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { plainQuantity } from './plain-quantity.js';
import { QUANTITY_TRAPS } from './quantity-traps.js';
import { isSpoken, NEUTRAL_WORDS, UNIT_WORDS, WORDS_AFTER, WORDS_BEFORE, WORDS_INSIDE } from './quantity-words.js';
import { type ReadNumber, readNumber } from './read-number.js';

/** A number as a source writes it. */
export interface QuantityReading {
  /** In base units: 2.75万 is 27500, 81.2% is 0.812. */
  readonly quantity: Quantity;
  /** The measure word as written: 支, 人次, %; null when there is none. */
  readonly unitWord: string | null;
  /** `ratio` for percentages, tenths (成) and multiples (倍); otherwise null: the measure word has to say. */
  readonly unit: 'ratio' | null;
  /** What is counted, when it follows the measure word: 志愿者 in 156名志愿者. */
  readonly noun: string | null;
}

interface Bound {
  readonly qualifier: Qualifier;
  readonly word: string;
}

const RATIOS: ReadonlyMap<string, number> = new Map([
  ['%', -2],
  ['‰', -3],
  ['成', -1],
  ['倍', 0],
]);
const MISSING = /^(?:[-—–/\\*?]+|无|暂无|未知|不详|未统计|空|null|none|n\/?a|nan)?$/i;
const BEFORE = [...WORDS_BEFORE.keys()].sort((a, b) => b.length - a.length);
const AFTER = [...WORDS_AFTER.keys()].sort((a, b) => b.length - a.length);

/** What spreadsheets write when they could not compute a cell. */
const CELL_ERROR = /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
/** Characters; no quantity is written longer. */
const LONGEST = 100;

/** Moves the decimal point; 1.58 by 4 is 15800, where a product would be 15800.000000000002. */
function scaled(value: number, power: number): number {
  const digits = String(value);
  return power === 0 || digits.includes('e') ? value * 10 ** power : Number(`${digits}e${power}`);
}

/** What is counted, before the number: 实践所 in 实践所17个. Words of change (增长20%) make another number of it. */
function subjectOf(text: string): { subject: string; rest: string } {
  const digit = text.search(/\d/);
  const whole = { subject: '', rest: text };
  if (digit < 2 || digit > 16) return whole;
  let end = digit;
  for (;;) {
    const word = [...BEFORE, ...NEUTRAL_WORDS].find((one) => text.slice(0, end).endsWith(one));
    if (word === undefined) break;
    end -= word.length;
  }
  const subject = text.slice(0, end);
  const isNoun =
    /^\p{Script=Han}{2,16}$/u.test(subject) && !/[一二两三四五六七八九十百千万亿半增减升降涨跌比占率第]/.test(subject);
  return isNoun ? { subject, rest: text.slice(end) } : whole;
}

function take(text: string, words: readonly string[]): string {
  return words.find((word) => text.startsWith(word)) ?? '';
}

/** Words that bound the number, before it. */
function leading(text: string): { bounds: Bound[]; rest: string } {
  const bounds: Bound[] = [];
  let rest = text;
  for (;;) {
    const neutral = take(rest, NEUTRAL_WORDS);
    const word = neutral === '' ? take(rest, BEFORE) : neutral;
    if (word === '') break;
    const qualifier = WORDS_BEFORE.get(word);
    if (qualifier) bounds.push({ qualifier, word });
    rest = rest.slice(word.length);
  }
  if (/^上[十百千万亿]/.test(rest)) {
    bounds.push({ qualifier: 'at_least', word: '上' });
    rest = rest.slice(1);
  }
  return { bounds, rest };
}

function trailing(text: string): { bounds: Bound[]; rest: string } {
  const word = AFTER.find((end) => text.endsWith(end));
  const qualifier = word === undefined ? undefined : WORDS_AFTER.get(word);
  if (word === undefined || qualifier === undefined) return { bounds: [], rest: text };
  return { bounds: [{ qualifier, word }], rest: text.slice(0, -word.length) };
}

/** One bound stands; several of different kinds leave none. */
function quantityWith(value: number, valueMax: number | null, bounds: readonly Bound[]): Quantity {
  const word =
    bounds
      .map((bound) => bound.word)
      .filter(isSpoken)
      .join('') || null;
  const kinds = new Set(bounds.map((bound) => bound.qualifier));
  const [only] = kinds;
  const qualifier = kinds.size > 1 ? 'approx' : (only ?? (valueMax === null ? 'exact' : 'range'));
  return quantityOf({ value, valueMax, qualifier, word });
}

/**
 * Reads a number as Chinese sources write it, with its bound, the source's own word and its measure word.
 * 120多万人 is at least 1,200,000 with the word 多; 近8970名 is nearly 8,970; 5—7万 is a range; 九成 is 0.9.
 * A scale word alone (百部, 万张) is a round number: about 100, about 10,000.
 * Names, ordinals and dates (“45678”, 1+3+8, 第36个, 12345热线) and empty cells come back as a finding, never as a number.
 *
 * @example
 * const reading = normalizeQuantity('3万余元');
 * if ('quantity' in reading) reading.quantity.low; // 30000
 */
export function normalizeQuantity(text: string | number): QuantityReading | Finding {
  if (typeof text === 'number') return normalizeNumber(text);
  if (personalData(text) !== null)
    return findingOf('personal_data', 'error', null, 'it holds personal data', 'remove it from the source');
  if (text.length > LONGEST) return malformed(text);
  if (CELL_ERROR.test(text.trim()))
    return findingOf(
      'cell_error',
      'warning',
      text,
      'the spreadsheet could not compute it',
      'correct its formula and save again',
    );
  for (const [pattern, code, reason] of QUANTITY_TRAPS)
    if (pattern.test(text)) return findingOf(code, 'error', text, reason, 'leave it out, or write the quantity alone');
  const clean = plainQuantity(text);
  if (MISSING.test(clean))
    return findingOf(
      'value_missing',
      'notice',
      text,
      'there is no number',
      'leave the cell empty when nothing is known',
    );

  const { subject, rest: counted } = subjectOf(clean);
  const start = leading(counted);
  const fraction = /^([百千])分之/.exec(start.rest);
  const first = readNumber(fraction ? start.rest.slice(3) : start.rest);
  if (!first) return malformed(text);
  const second = readSecond(first);
  if (second === 'several') return malformed(text);
  const rest = second?.rest ?? first.rest;

  const end = trailing(rest);
  const ratio = [...RATIOS.keys()].find((word) => end.rest.startsWith(word)) ?? '';
  const power = fraction ? (fraction[1] === '百' ? -2 : -3) : (RATIOS.get(ratio) ?? 0);
  const afterRatio = end.rest.slice(ratio.length);
  const unitWord = ratio === '' ? take(afterRatio, UNIT_WORDS) : ratio;
  const { more, inside, noun } = afterUnit(afterRatio.slice(ratio === '' ? unitWord.length : 0), ratio, unitWord);
  if (
    (subject !== '' && (unitWord === '' || noun !== '')) ||
    !/^\p{Script=Han}{0,16}$/u.test(noun) ||
    (noun !== '' && unitWord === '') ||
    /[一二两三四五六七八九十百千万亿]/.test(noun)
  )
    return malformed(text);

  const bounds: Bound[] = [...start.bounds, ...first.bounds, ...(second?.bounds ?? []), ...inside, ...end.bounds];
  const shared = second !== null && first.power === 0 && first.low < scaled(second.low, -second.power);
  const low = shared ? scaled(first.low, second.power) : first.low;
  const high = second ? second.high : first.high;
  if (high < low)
    return findingOf(
      'quantity_malformed',
      'error',
      text,
      `the range falls from ${low} to ${high}`,
      'write the lower end first',
    );
  if (!Number.isFinite(high)) return malformed(text);
  const isRatio = fraction !== null || ratio !== '' || /^一?半$/.test(start.rest);
  const numerals = start.rest.slice(0, start.rest.length - first.rest.length);
  if (!isRatio && second === null && bounds.length === 0 && /^[百千万亿]+$/.test(numerals))
    bounds.push({ qualifier: 'approx', word: '' });
  return {
    quantity: quantityWith(scaled(low + more, power), high > low ? scaled(high + more, power) : null, bounds),
    unitWord: unitWord === '' ? null : unitWord,
    unit: isRatio ? 'ratio' : null,
    noun: (noun || subject) === '' ? null : noun || subject,
  };
}

/** The upper end of a range: 5—7万, 3个至5个, 1%-3%. */
function readSecond(first: ReadNumber): ReadNumber | 'several' | null {
  const repeated = take(first.rest, [...UNIT_WORDS, '%']);
  const dash =
    /^(?:[-—–―~〜]+|至|到)/.exec(first.rest) ?? /^(?:[-—–―~〜]+|至|到)/.exec(first.rest.slice(repeated.length));
  if (!dash) return null;
  const skipped = first.rest.startsWith(dash[0]) ? 0 : repeated.length;
  return readNumber(first.rest.slice(skipped + dash[0].length)) ?? 'several';
}

/** What stands behind a unit: 半 (一个半小时), 多 (一个多月), the second digit of 九成五, then the noun. */
function afterUnit(text: string, ratio: string, unitWord: string): { more: number; inside: Bound[]; noun: string } {
  const tenths = ratio === '成' && /^[一二三四五六七八九\d]$/.test(text) ? (readNumber(text)?.low ?? 0) / 10 : 0;
  if (tenths > 0) return { more: tenths, inside: [], noun: '' };
  if (unitWord !== '' && text.startsWith('半')) return { more: 0.5, inside: [], noun: text.slice(1) };
  const qualifier = unitWord === '' ? undefined : WORDS_INSIDE.get(text.slice(0, 1));
  if (!qualifier || /^(?:几|来)/.test(text)) return { more: 0, inside: [], noun: text };
  return { more: 0, inside: [{ qualifier, word: text.slice(0, 1) }], noun: text.slice(1) };
}

function normalizeNumber(value: number): QuantityReading | Finding {
  if (!Number.isFinite(value))
    return findingOf(
      'quantity_malformed',
      'error',
      value,
      'it is no finite number',
      'give a number, or leave the cell empty',
    );
  return { quantity: quantityOf({ value }), unitWord: null, unit: null, noun: null };
}

function malformed(text: string): Finding {
  const remedy = 'write one number with its bound and measure word: 120多万人, 近8970名, 5—7万';
  return findingOf('quantity_malformed', 'error', text, 'it cannot be read as one quantity', remedy);
}
