import type { Quantity } from '@practice-atlas/dataset';
import { durationParts, durationUnit } from './format-duration.js';
import { type NumberParts, numberParts } from './format-number.js';
import { formatRatio } from './format-ratio.js';
import type { Locale } from './locale.js';
import { qualifierWord } from './qualifier-words.js';
import { unitLabel } from './unit-label.js';

export interface QuantityOptions {
  readonly locale: Locale;
  /** `persons`, `ratio`, `minutes`...: a ratio prints as a percentage, minutes as a duration. Absent = no unit is printed. */
  readonly unit?: string | undefined;
  /** The source's own measure word, printed in Chinese instead of the unit's. */
  readonly unitWord?: string | null | undefined;
  /** 万 and 亿 in Chinese where exact; on unless false. */
  readonly compact?: boolean | undefined;
}

/** A piece of a printed quantity; whoever draws it sets the gaps and the small accent `+`. */
export interface QuantityPart {
  readonly kind: 'word' | 'digits' | 'magnitude' | 'qualifier' | 'unit';
  readonly text: string;
}

/** How a quantity prints without its qualifier: digits, magnitude, and the unit when it is not a word of its own. */
export interface PrintedNumber extends NumberParts {
  readonly unit: string;
}

/** Prints one number of a quantity; a share or duration that is a bound is rounded outward, so that it is no tighter than the data. */
function printedNumber(
  n: number,
  q: Quantity,
  { locale, unit, unitWord, compact = true }: QuantityOptions,
): PrintedNumber {
  const isExact = q.low === q.high;
  const round = n === q.low && !isExact ? Math.floor : n === q.high && !isExact ? Math.ceil : Math.round;
  if (unit === 'ratio') return { digits: formatRatio(n, round), magnitude: '', unit: '' };
  if (unit === 'minutes' && !unitWord)
    return { magnitude: '', ...durationParts(n, locale, durationUnit(q.value ?? n), round) };
  const word = locale === 'zh' && unitWord ? unitWord : unit ? unitLabel(unit, locale, n) : '';
  return { ...numberParts(n, locale, { compact }), unit: word };
}

/**
 * Prints the number of a quantity in its unit, or both ends where the source printed two, whatever its qualifier. The ends share a
 * magnitude or have none: 5 and 70000 are `5–70,000`. `dash` stands between them and is told the magnitude of the first.
 */
export function printedNumbers(
  value: number,
  q: Quantity,
  options: QuantityOptions,
  dash: (magnitude: string) => string = () => '–',
): PrintedNumber {
  const from = printedNumber(value, q, options);
  if (q.valueMax === null) return from;
  const to = printedNumber(q.valueMax, q, options);
  if (from.magnitude !== to.magnitude) return printedNumbers(value, q, { ...options, compact: false }, dash);
  return { ...to, digits: from.digits + dash(from.magnitude) + to.digits };
}

/** The `+` says at least; every other qualifier prints its word before the number, whatever its place in speech. */
function wordBefore(q: Quantity, locale: Locale): string {
  const word = q.qualifier === 'at_least' ? null : qualifierWord(q);
  if (word === null) return '';
  if (locale === 'en') return word.en;
  return word.place === 'before' ? word.zh : (qualifierWord({ ...q, word: null })?.zh ?? '');
}

/**
 * Splits a quantity into printed pieces, in order: `[digits 120][magnitude 万][qualifier +][unit 人]`; nearly, approx and at_most put
 * a word before; where there are two ends both are printed, `5–7`; unknown is the word 未知 / unknown; null is `—`.
 */
export function quantityParts(q: Quantity | null, options: QuantityOptions): QuantityPart[] {
  const { locale } = options;
  if (q === null) return [{ kind: 'word', text: '—' }];
  if (q.value === null || q.qualifier === 'unknown')
    return [{ kind: 'word', text: locale === 'zh' ? '未知' : 'unknown' }];
  const { digits, magnitude, unit } = printedNumbers(q.value, q, options);
  const parts: QuantityPart[] = [
    { kind: 'word', text: wordBefore(q, locale) },
    { kind: 'digits', text: digits },
    { kind: 'magnitude', text: magnitude },
    { kind: 'qualifier', text: q.qualifier === 'at_least' ? '+' : '' },
    { kind: 'unit', text: unit },
  ];
  return parts.filter(({ text }) => text);
}
