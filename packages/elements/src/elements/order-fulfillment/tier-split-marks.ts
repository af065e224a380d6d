import type { Locale } from '../../format/locale.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, TextRun } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { runOffsets } from '../../marks/text-box.js';
import { textWidth } from '../../marks/text-width.js';
import { tierColor, tierShape } from '../../marks/tier-shape.js';
import type { LifecycleModel } from '../../models/lifecycle.js';
import { lifecycleWords } from '../../summaries/lifecycle-words.js';
import type { Theme } from '../../theme/theme.js';

const LINE_PX = 19;

/** Draws the orders by dispatching tier: one stacked bar, and under it each tier's shape, name and count, wrapped where it is narrow. */
export function tierSplitMarks(
  model: LifecycleModel,
  { y, widthPx, theme, locale }: { y: number; widthPx: number; theme: Theme; locale: Locale },
): { marks: Mark[]; heightPx: number } {
  const total = model.tiers.reduce((sum, { count }) => sum + (count.value ?? 0), 0);
  if (total === 0) return { marks: [], heightPx: 0 };
  const s = theme.scale;
  const size = 12 * s;
  const title = lifecycleWords(locale).tiers;
  const titleWidth = textWidth(title, size) + 12 * s;
  const barTop = y + 2 * s;
  const marks: Mark[] = [
    {
      ...{ type: 'text', role: 'tier-title', x: 0, y: y + 11 * s, anchor: 'start', sizePx: size, weight: 400 },
      ...{ family: 'sans', fill: theme.soft, runs: [{ text: title }] },
    },
  ];
  let x = titleWidth;
  for (const { tier, count } of model.tiers) {
    const width = ((widthPx - titleWidth) * (count.value ?? 0)) / total;
    marks.push({
      ...{ type: 'rect', role: 'tier-part', x, y: barTop, width: Math.max(0.5, width - 1.5 * s), height: 9 * s },
      fill: tierColor(tier, theme),
    });
    x += width;
  }
  let left = 0;
  let line = 1;
  for (const { tier, label, count } of model.tiers) {
    const name = fitText(label[locale], widthPx * 0.5, size);
    const runs: TextRun[] = [
      { text: name, fill: theme.soft },
      ...quantityRuns(count, { locale, sizePx: size, weight: 600, theme, compact: false }).map(
        (run, index): TextRun => ({ weight: 600, fill: theme.ink, ...run, ...(index === 0 ? { gapPx: 5 * s } : {}) }),
      ),
    ];
    const width = 14 * s + runOffsets({ runs, sizePx: size, weight: 600 }).width;
    if (left > 0 && left + width > widthPx) {
      left = 0;
      line += 1;
    }
    const baseline = y + (11 + line * LINE_PX) * s;
    marks.push(tierShape(tier, { x: left + 5 * s, y: baseline - 4.2 * s, radius: 4 * s, theme }), {
      ...{ type: 'text', role: 'tier-label', x: left + 14 * s, y: baseline, anchor: 'start', sizePx: size },
      ...{ weight: 400, family: 'sans', fill: theme.soft, runs },
    });
    left += width + 16 * s;
  }
  return { marks, heightPx: (14 + line * LINE_PX) * s };
}
