import { numberText } from './number-text.js';

/** Prints a percentage as an exact share: 90 as `0.90`, 99.9 as `0.999`. */
export function decimalShare(percent: number): string {
  const [whole = '', fraction = ''] = numberText(percent).split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`.replace(/^0+(?=\d)/, '');
}
