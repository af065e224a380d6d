import { textWidth } from './text-width.js';
import { visibleText } from './visible-text.js';

/** Shortens a text with `…` until it is at most `maxPx` wide; whole when it fits, empty when not even `…` does. */
export function fitText(text: string, maxPx: number, sizePx: number, weight = 400): string {
  const clean = visibleText(text);
  if (textWidth(clean, sizePx, weight) <= maxPx) return clean;
  const characters = Array.from(clean);
  while (characters.length > 0) {
    characters.pop();
    const shorter = `${characters.join('').trimEnd()}…`;
    if (textWidth(shorter, sizePx, weight) <= maxPx) return shorter;
  }
  return '';
}
