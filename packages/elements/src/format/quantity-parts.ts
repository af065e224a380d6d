import type { Quantity } from '@practice-atlas/dataset';
import { durationParts } from './format-duration.js';
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

/** How one bound of a quantity prints: digits, magnitude, and the unit when it is not a word of its own. */
export interface PrintedNumber extends NumberParts {
  readonly unit: string;
}

/** Prints the number of a quantity in its unit. */
export function printedNumber(n: number, { locale, unit, unitWord, compact = true }: QuantityOptions): PrintedNumber {
  if (unit === 'ratio') return { digits: formatRatio(n), magnitude: '', unit: '' };
  if (unit === 'minutes' && !unitWord) {
    const duration = durationParts(n, locale);
    return { digits: duration.digits, magnitude: '', unit: duration.unit };
  }
  const word = locale === 'zh' && unitWord ? unitWord : unit ? unitLabel(unit, locale, n) : '';
  return { ...numberParts(n, locale, { compact }), unit: word };
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
 * a word before; a range is `5–7`; unknown is the word 未知 / unknown; null is `—`.
 */
export function quantityParts(q: Quantity | null, options: QuantityOptions): QuantityPart[] {
  const { locale } = options;
  if (q === null) return [{ kind: 'word', text: '—' }];
  if (q.value === null || q.qualifier === 'unknown')
    return [{ kind: 'word', text: locale === 'zh' ? '未知' : 'unknown' }];
  const { digits, magnitude, unit } = printedNumber(q.value, options);
  const parts: QuantityPart[] = [];
  const word = wordBefore(q, locale);
  if (word) parts.push({ kind: 'word', text: word });
  if (q.qualifier === 'range' && q.valueMax !== null) {
    const upper = printedNumber(q.valueMax, options);
    const isSame = upper.magnitude === magnitude && upper.unit === unit;
    const plain = { ...options, compact: false };
    const [from, to] = isSame
      ? [digits, upper.digits]
      : [printedNumber(q.value, plain).digits, printedNumber(q.valueMax, plain).digits];
    parts.push({ kind: 'digits', text: `${from}–${to}` });
    if (isSame && magnitude) parts.push({ kind: 'magnitude', text: magnitude });
    if (upper.unit) parts.push({ kind: 'unit', text: upper.unit });
    return parts;
  }
  parts.push({ kind: 'digits', text: digits });
  if (magnitude) parts.push({ kind: 'magnitude', text: magnitude });
  if (q.qualifier === 'at_least') parts.push({ kind: 'qualifier', text: '+' });
  if (unit) parts.push({ kind: 'unit', text: unit });
  return parts;
}
