import { fitText } from '../../../marks/fit-text.js';
import type { Mark } from '../../../marks/mark.js';
import { starPath } from '../../../marks/star-path.js';
import { textWidth } from '../../../marks/text-width.js';
import { wrapText } from '../../../marks/wrap-text.js';
import { type Heat, heatFill, heatLabel } from './heat-marks.js';
import { edgedTier, tierRank } from './site-marks.js';
import type { SiteView } from './site-view.js';
import { siteCount, siteWords, tierName } from './site-words.js';

/** What the legend of sites tells. */
export interface SiteLegend {
  /** Number of sites drawn of each tier; one more for those without. */
  readonly counts: readonly number[];
  readonly tiers: readonly string[];
  readonly starCount: number;
  readonly heat: Heat | null;
  readonly notes: readonly string[];
}

const LINE_PX = 19;
const SIZE_PX = 12;

/** Draws the legend: a shape, a name and a number a tier, the steps of a density, then notes. Gives how high it is. */
export function siteLegendMarks(
  { counts, tiers, starCount, heat, notes }: SiteLegend,
  view: SiteView,
  { topPx, widthPx }: { topPx: number; widthPx: number },
): { marks: Mark[]; heightPx: number } {
  const { theme, locale } = view;
  const words = siteWords(locale);
  const s = theme.scale;
  const size = SIZE_PX * s;
  const marks: Mark[] = [];
  let [x, baseline] = [0, topPx + 13 * s];
  const text = (role: string, at: number, said: string, fill = theme.soft): Mark => ({
    ...{ type: 'text', role, x: at, y: baseline, anchor: 'start', sizePx: size, weight: 400, family: 'sans', fill },
    runs: [{ text: said }],
  });
  const begin = (width: number): void => {
    if (x > 0 && x + width > widthPx) {
      x = 0;
      baseline += LINE_PX * s;
    }
  };
  const shown = counts
    .map((count, kind) => ({ count, tier: tiers[kind] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => tierRank(a.tier) - tierRank(b.tier));
  for (const { count, tier } of shown) {
    const said = fitText(`${tierName(tier, locale)} ${siteCount(count, locale)}`, widthPx - 15 * s, size);
    const width = 15 * s + textWidth(said, size);
    begin(width);
    marks.push(edgedTier(tier, x + 6 * s, baseline - 4.2 * s, 4.4 * s, view), text('site-legend', x + 15 * s, said));
    x += width + 14 * s;
  }
  if (starCount > 0) {
    const said = `${words.starred} ${siteCount(starCount, locale)}`;
    begin(15 * s + textWidth(said, size));
    marks.push({ type: 'path', role: 'star', d: starPath(x + 6 * s, baseline - 4 * s, 5.5 * s), fill: theme.gold });
    marks.push(text('site-legend', x + 15 * s, said));
    x += 15 * s + textWidth(said, size);
  }
  if (x > 0) baseline += LINE_PX * s;
  if (heat && heat.steps.length > 0) {
    const title = fitText(heat.perKm2 ? words.density : words.relativeDensity, widthPx, size);
    const labels = heat.steps.map((step) => `≥${heatLabel(step, heat.perKm2 === null)}`);
    const step = Math.max(...labels.map((label) => textWidth(label, size))) + 22 * s;
    marks.push(text('heat-title', 0, title));
    x = textWidth(title, size) + 14 * s;
    for (const [i, label] of labels.entries()) {
      begin(step);
      marks.push({
        ...{ type: 'rect', role: 'heat-step', x, y: baseline - 10 * s, width: 14 * s, height: 11 * s },
        ...{ fill: heatFill(theme, i), stroke: theme.outline, strokeWidth: 1 },
      });
      marks.push(text('heat-label', x + 18 * s, label));
      x += step + 6 * s;
    }
    baseline += LINE_PX * s;
  }
  for (const note of notes)
    for (const line of wrapText(note, widthPx, size, { lines: 3 })) {
      marks.push(text('site-note', 0, line));
      baseline += LINE_PX * s;
    }
  return { marks, heightPx: baseline - topPx - (13 - 8) * s };
}
