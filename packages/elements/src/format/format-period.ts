import { formatDate } from './format-date.js';
import type { Locale } from './locale.js';

/**
 * Prints a period by its first and last part, both inclusive and as precise as they are known: `2019-01`, `2019-12` is 2019年;
 * `2019-03`, `2019-11` is 2019年3月至11月 / Mar – Nov 2019; other pairs print both dates.
 */
export function formatPeriod(from: string, until: string, locale: Locale): string {
  if (from === until) return formatDate(until, null, locale);
  const year = from.slice(0, 4);
  if (from.length === 7 && until.length === 7 && until.startsWith(year)) {
    if (from.endsWith('-01') && until.endsWith('-12')) return formatDate(year, null, locale);
    const [first, last] = [formatDate(from, null, locale), formatDate(until, null, locale)];
    return locale === 'zh' ? `${first}至${last.slice(5)}` : `${first.slice(0, -5)} – ${last}`;
  }
  return `${formatDate(from, null, locale)}${locale === 'zh' ? '至' : ' – '}${formatDate(until, null, locale)}`;
}
