import type { Locale } from './locale.js';

/** A number split where Chinese type sets a gap. */
export interface NumberParts {
  readonly digits: string;
  /** `万`, `亿` or nothing. */
  readonly magnitude: string;
}

/** Thousands separators, at most six decimals, `1e+21` from there on. Not by `Intl.NumberFormat`: a page's first one takes ten milliseconds. */
function plain(n: number): string {
  return String(Number(n.toFixed(6))).replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

function isExactIn(n: number, unit: number): boolean {
  return Math.abs(n) >= unit && Number.isInteger(n) && n % (unit / 100) === 0;
}

/** Splits a number into digits and magnitude: in compact Chinese 27500 is `2.75` + `万`, and 10454, which 万 would lengthen, is `10,454`. */
export function numberParts(n: number, locale: Locale, { compact = false }: { compact?: boolean } = {}): NumberParts {
  if (compact && locale === 'zh') {
    if (isExactIn(n, 1e8)) return { digits: plain(n / 1e8), magnitude: '亿' };
    if (isExactIn(n, 1e4)) return { digits: plain(n / 1e4), magnitude: '万' };
  }
  return { digits: plain(n), magnitude: '' };
}

/**
 * Prints a number: thousands separators, at most six decimals. `compact` uses 万 and 亿 in Chinese where that is exact with at most
 * two decimals, with a thin space (U+2009) before them; English never shortens.
 */
export function formatNumber(n: number, locale: Locale, options: { compact?: boolean } = {}): string {
  const { digits, magnitude } = numberParts(n, locale, options);
  return magnitude ? `${digits}\u2009${magnitude}` : digits;
}
