import type { Locale } from './locale.js';

export type DatePrecision = 'day' | 'month' | 'year' | 'none';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const BY_LENGTH: Readonly<Record<number, DatePrecision>> = { 4: 'year', 7: 'month', 10: 'day' };

/**
 * Prints a date as precisely as it is known: `2019年11月` / `Nov 2019`. `iso` is `2019`, `2019-11` or `2019-11-30`; without
 * `precision` its length tells. Null or precision `none` is `日期不详` / `undated`; a text that is no date is printed as it stands.
 */
export function formatDate(iso: string | null, precision: DatePrecision | null, locale: Locale): string {
  if (!iso || precision === 'none') return locale === 'zh' ? '日期不详' : 'undated';
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso) ?? [];
  if (!year) return iso;
  const known = precision ?? BY_LENGTH[iso.length];
  const m = known === 'year' ? 0 : Number(month ?? 0);
  const d = known === 'day' ? Number(day ?? 0) : 0;
  if (locale === 'zh') return `${year}年${m ? `${m}月` : ''}${d ? `${d}日` : ''}`;
  return `${d ? `${d} ` : ''}${m ? `${MONTHS[m - 1] ?? month} ` : ''}${year}`;
}
