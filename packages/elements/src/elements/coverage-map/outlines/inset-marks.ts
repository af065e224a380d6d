import type { Locale } from '../../../format/locale.js';
import type { Box } from '../../../marks/box.js';
import type { Mark } from '../../../marks/mark.js';
import { wrapText } from '../../../marks/wrap-text.js';
import type { Theme } from '../../../theme/theme.js';
import { outlineWords } from './outline-words.js';

/** What the name of the inset takes above it. */
const NAME_PX = 16;

/** The inset with the room for its name. */
export function namedInset({ x, y, width, height }: Box, scale: number): Box {
  return { x, y: y - NAME_PX * scale, width, height: height + NAME_PX * scale };
}

/** Frames the inset of the South China Sea; its name stands above the frame, since nothing is drawn over what is in it, and is never cut. */
export function insetMarks(
  { x, y, width, height }: Box,
  { theme, locale }: { readonly theme: Theme; readonly locale: Locale },
): Mark[] {
  const s = theme.scale;
  const set = [10, 9, 8].map((sizePx) => ({
    size: sizePx * s,
    lines: wrapText(outlineWords(locale).sea, width - 4, sizePx * s, { weight: 500 }),
  }));
  const { size, lines } = set.find(({ lines }) => !lines.some((line) => line.endsWith('…'))) ?? set.at(-1)!;
  return [
    { type: 'rect', role: 'inset', x, y, width, height, stroke: theme.soft, strokeWidth: 1 },
    ...lines.map(
      (text, i): Mark => ({
        ...{ type: 'text', role: 'inset-name', x: x + width / 2, anchor: 'middle' },
        ...{ y: y - 4 * s - (lines.length - 1 - i) * size * 1.15 },
        ...{ sizePx: size, weight: 500, family: 'sans', fill: theme.ink, halo: theme.ground, runs: [{ text }] },
      }),
    ),
  ];
}
