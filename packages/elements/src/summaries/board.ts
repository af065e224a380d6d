import type { Locale } from '../format/locale.js';
import type { BoardModel } from '../models/board.js';
import { summarizeValue } from './value.js';

/** Says the headline numbers one after the other, each with the source's own qualifier, basis and date. */
export function summarizeBoard({ headlines }: BoardModel, locale: Locale): string {
  return headlines
    .filter(({ quantity }) => quantity !== null)
    .map((value) => summarizeValue(value, locale))
    .join(locale === 'zh' ? '；' : '; ');
}
