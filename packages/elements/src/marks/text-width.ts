import { visibleText } from './visible-text.js';

const REGULAR =
  '28 33 48 56 56 93 68 28 34 34 47 59 28 35 28 40 56 56 56 56 56 56 56 56 56 56 28 28 59 59 59 56 102 67 67 73 73 67 62 78 73 30 54 67 56 84 73 78 67 78 73 67 62 73 67 95 67 67 62 34 40 34 56 56 61 57 62 51 62 56 33 57 61 28 28 56 29 93 61 61 62 62 39 50 38 61 53 81 50 53 50 34 27 34 59';
const BOLD =
  '28 37 58 59 59 97 74 33 38 38 51 59 33 37 33 39 59 59 59 59 59 59 59 59 59 59 34 34 59 59 59 62 101 73 73 73 73 67 62 78 76 33 57 73 62 86 75 78 67 78 73 67 63 75 67 95 67 67 62 38 39 38 59 57 63 60 65 56 65 59 38 62 64 31 31 61 32 97 65 63 65 65 44 56 43 64 58 87 57 58 52 39 30 39 59';

const regular = REGULAR.split(' ').map((hundredths) => Number(hundredths) / 100);
const bold = BOLD.split(' ').map((hundredths) => Number(hundredths) / 100);

function advance(codePoint: number, ascii: readonly number[]): number {
  if (codePoint < 0x7f) return ascii[codePoint - 32] ?? 0;
  if (codePoint === 0x2009 || codePoint === 0x202f) return 0.25;
  if (codePoint >= 0x300 && codePoint < 0x370) return 0;
  if (codePoint === 0x2013) return 0.6;
  if (codePoint === 0xb7 || codePoint === 0xd7 || codePoint === 0xb1) return 1;
  if (codePoint < 0x1100) return 0.85;
  return codePoint < 0x1f000 ? 1 : 1.4;
}

/**
 * Estimates how wide a text is in CSS pixels, the same in Node and in every browser.
 * The larger of Noto Sans SC and Arial for each character, so slightly generous: a text laid out by it is never cut. `sizePx` is the font size;
 * weights from 600 count as bold.
 */
export function textWidth(text: string, sizePx: number, weight = 400): number {
  const ascii = weight >= 600 ? bold : regular;
  let em = 0;
  for (const character of visibleText(text)) em += advance(character.codePointAt(0)!, ascii);
  return em * sizePx;
}
