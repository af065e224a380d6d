import type { Quantity } from '@practice-atlas/dataset';
import { type QuantityOptions, quantityParts } from '../format/quantity-parts.js';
import type { Theme } from '../theme/theme.js';
import type { TextRun } from './mark.js';

/** How a quantity is drawn: its size, the size of its unit, and colors. */
export interface QuantityRunOptions extends QuantityOptions {
  readonly sizePx: number;
  readonly weight: number;
  /** Size of the unit and of words before the number; default 12 at scale 1, never above `sizePx`. */
  readonly unitSizePx?: number;
  readonly theme: Pick<Theme, 'soft' | 'accent' | 'scale'>;
  /** One color for every piece, for quantities on a fill. */
  readonly fill?: string;
}

/** Sets a quantity as text runs: `120` `万` small accent `+`, small unit; gaps are space, not characters. */
export function quantityRuns(q: Quantity | null, options: QuantityRunOptions): TextRun[] {
  const { sizePx, weight, theme, fill } = options;
  const smallPx = Math.min(sizePx, options.unitSizePx ?? 12 * theme.scale);
  const soft = fill ?? theme.soft;
  return quantityParts(q, options).map(({ kind, text }, index): TextRun => {
    if (kind === 'word') return { text, sizePx: smallPx, weight: Math.min(weight, 500), fill: soft };
    if (kind === 'unit') return { text, sizePx: smallPx, weight: 400, fill: soft, gapPx: smallPx * 0.3 };
    if (kind === 'magnitude') return { text, gapPx: sizePx * 0.12 };
    if (kind === 'digits') return { text, gapPx: index > 0 ? smallPx * 0.25 : 0 };
    return {
      ...{ text, weight: 700, gapPx: 1, fill: fill ?? theme.accent },
      ...{ sizePx: Math.max(sizePx * 0.66, 10 * theme.scale), risePx: sizePx * 0.3 },
    };
  });
}
