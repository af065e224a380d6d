import { mixColors } from '../../../marks/mix-colors.js';
import { readableColor } from '../../../marks/readable-color.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { Theme } from '../../../theme/theme.js';

const BLACK = '#000000';
const WHITE = '#FFFFFF';

/** Says whether the reader forces colors, so that fills tell nothing. */
export const isForced = ({ ground }: Theme): boolean => ground === 'Canvas';

/** How far colors below textures go toward the ground, in twentieths: enough for lines in ink to be seen on the strongest. */
const MUTED = 7;

/**
 * Gives a theme the colors of a fill as its sequence: land for bubbles, the ground where colors are forced, colors mixed between its own for more classes than it has,
 * muted ones below textures. On mixed colors words are black or white, which is readable (4.5:1) on every color there is.
 */
export function fillTheme(theme: Theme, { classes, method }: RegionsModel, patterns: boolean): Theme {
  const all = (color: string): Theme['sequence'] => [color, color, color, color, color];
  if (method?.view === 'bubbles') return { ...theme, sequence: all(theme.land) };
  if (isForced(theme)) return { ...theme, sequence: all(theme.ground) };
  const own = theme.sequence.map((color) => (patterns ? mixColors([color, theme.ground], 21)[MUTED]! : color));
  const isMixed = classes.length > own.length;
  const sequence = (isMixed ? mixColors(own, classes.length) : own) as [string, string, string, string, string];
  if (!isMixed) return { ...theme, sequence };
  const ink = readableColor(theme.ground, [BLACK, WHITE]);
  return { ...theme, sequence, ink, panel: ink === BLACK ? WHITE : BLACK };
}
