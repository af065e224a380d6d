import { formatNumber } from './format-number.js';
import type { Locale } from './locale.js';

const STEPS = {
  zh: [
    [1e8, '\u2009亿'],
    [1e4, '\u2009万'],
  ],
  en: [
    [1e6, 'M'],
    [1e4, 'K', 1e3],
  ],
} as const;

/**
 * Prints a count in few characters, rounded, for places without room: 12 345 is `1.2 万` (thin space U+2009) and `12K`; whole below 10 000. Say beside
 * it that numbers are rounded.
 */
export function formatCount(count: number, locale: Locale): string {
  for (const [from, word, unit = from] of STEPS[locale])
    if (count >= from) {
      const value = count / unit;
      return `${formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value), locale)}${word}`;
    }
  return formatNumber(count, locale);
}
