import { fitText } from './fit-text.js';
import { textWidth } from './text-width.js';
import { visibleText } from './visible-text.js';

/**
 * One wide character, or a word, with the brackets that may not end a line before it, the punctuation that may not start one after it, and spaces;
 * what is left stands alone.
 */
const PIECE =
  /[([（［「『《〈【“‘]*(?:(?![（［「『《〈【])[\u2e80-\uffef]|[^\s\u2e80-\uffef]+)[)\]，。、；：！？％）］」』》〉】”’…·]*\s*|\s+|./gu;
const ONE_WIDE = /^[\u2e80-\uffef]\P{L}*$/u;

/**
 * Breaks a text into at most `lines` lines of at most `maxPx`: between words, and between Chinese characters, of which none is left alone on the last
 * line. What does not fit the last line is shortened with `…`.
 */
export function wrapText(text: string, maxPx: number, sizePx: number, { weight = 400, lines = 2 } = {}): string[] {
  const pieces = visibleText(text).match(PIECE) ?? [];
  const wrapped: string[] = [];
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    if (line && textWidth((line + piece).trimEnd(), sizePx, weight) > maxPx) {
      if (wrapped.length + 1 === lines)
        return [...wrapped, fitText(line + pieces.slice(index).join(''), maxPx, sizePx, weight)];
      const before = pieces[index - 1]!;
      const isAlone = index === pieces.length - 1 && ONE_WIDE.test(piece) && ONE_WIDE.test(before);
      const carried = isAlone && line !== before ? before : '';
      wrapped.push(line.slice(0, line.length - carried.length).trimEnd());
      line = carried;
    }
    line += piece;
  }
  return line.trim() ? [...wrapped, fitText(line.trimEnd(), maxPx, sizePx, weight)] : wrapped;
}
