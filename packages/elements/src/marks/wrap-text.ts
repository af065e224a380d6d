import { fitText } from './fit-text.js';
import { textWidth } from './text-width.js';
import { visibleText } from './visible-text.js';

/** A word with the spaces after it, or one wide character with the punctuation that may not start a line. */
const PIECE = /[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef][，。、；：！？」』）》”…]*\s*|\s+/gu;

/**
 * Breaks a text into at most `lines` lines of at most `maxPx`: between words, and between Chinese characters. What does not
 * fit the last line is shortened with `…`.
 */
export function wrapText(text: string, maxPx: number, sizePx: number, { weight = 400, lines = 2 } = {}): string[] {
  const pieces = visibleText(text).match(PIECE) ?? [];
  const wrapped: string[] = [];
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    if (line && textWidth((line + piece).trimEnd(), sizePx, weight) > maxPx) {
      if (wrapped.length + 1 === lines)
        return [...wrapped, fitText(line + pieces.slice(index).join(''), maxPx, sizePx, weight)];
      wrapped.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() ? [...wrapped, fitText(line.trimEnd(), maxPx, sizePx, weight)] : wrapped;
}
