import { fitText } from '../../../marks/fit-text.js';
import type { Mark, TextMark } from '../../../marks/mark.js';
import { starPath } from '../../../marks/star-path.js';
import { textWidth } from '../../../marks/text-width.js';
import { wrapText } from '../../../marks/wrap-text.js';
import type { RegionsModel } from '../../../models/regions.js';
import { regionWords } from '../../../summaries/region-words.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import { classLegendMarks, LEGEND_HEIGHT_PX, type LegendPlace } from '../fills/class-legend-marks.js';
import type { OutlineMapOptions } from './outline-map-marks.js';
import { outlineWords } from './outline-words.js';

const NOTE_LINES = 3;

/** What stands below a map, without the map itself. */
export function outlineNotes(
  model: RegionsModel,
  drawn: ReadonlySet<string>,
  options: Pick<OutlineMapOptions, 'attribution' | 'setAsideCount' | 'locale' | 'theme' | 'widthPx'>,
): string[] {
  const { attribution, setAsideCount = 0, locale, theme, widthPx } = options;
  const words = outlineWords(locale);
  const undrawn = model.items.filter(({ code }) => !drawn.has(code)).map(({ name }) => name[locale]);
  const size = 12 * theme.scale;
  return [
    ...(undrawn.length > 0 ? [fitText(words.undrawn(undrawn), widthPx, size)] : []),
    ...(setAsideCount > 0 ? [fitText(words.setAside(setAsideCount), widthPx, size)] : []),
    ...wrapText(words.attribution(attribution), widthPx, size, { lines: NOTE_LINES }),
  ];
}

/** Says whether there may be a line below the map that tells stars, or figures that no call-out shows. */
function hasNoteLine({ mode, starCount, figureCount }: RegionsModel): boolean {
  return starCount > 0 || (mode === 'callout' && figureCount > 0);
}

/** How much of a picture's height its legend and notes take, in CSS pixels. */
export function outlineFooterPx(model: RegionsModel, notes: readonly string[], scale: number): number {
  const legend = model.mode === 'fill' ? LEGEND_HEIGHT_PX + 4 : 0;
  return (legend + (hasNoteLine(model) ? 20 : 0) + 18 * notes.length + 14) * scale;
}

/** Where the legend of a filled map stands. */
export function legendPlace(y: number, options: Pick<CoverageMapOptions, 'widthPx' | 'theme' | 'locale'>): LegendPlace {
  return { x: 0, y, width: options.widthPx, theme: options.theme, locale: options.locale };
}

/** Draws the legend, unless the fill brings its own, and, below it, the notes; `hidden` is how many figures no call-out shows. `top` and the height are CSS pixels. */
export function outlineFootMarks(
  model: RegionsModel,
  notes: readonly string[],
  top: number,
  { widthPx, theme, locale, fill, hidden }: CoverageMapOptions & { readonly hidden: number },
): { marks: Mark[]; height: number } {
  const s = theme.scale;
  const marks: Mark[] = [];
  let y = top;
  if (model.mode === 'fill') {
    if (!fill) marks.push(...classLegendMarks(model, legendPlace(top, { widthPx, theme, locale })));
    y += (LEGEND_HEIGHT_PX + 4) * s;
  }
  const line = (role: string, text: string, x: number): TextMark => ({
    ...{ type: 'text', role, x, y: y + 12 * s, anchor: 'start', sizePx: 12 * s, weight: 400, family: 'sans' },
    ...{ fill: theme.soft, runs: [{ text }] },
  });
  if (model.starCount > 0 || hidden > 0) {
    let x = 0;
    if (model.starCount > 0) {
      const stars = regionWords(locale).stars(model.starCount);
      marks.push({ type: 'path', role: 'star', d: starPath(6 * s, y + 8 * s, 5.5 * s), fill: theme.gold });
      marks.push(line('star-legend', stars, 16 * s));
      x = 34 * s + textWidth(stars, 12 * s);
    }
    if (hidden > 0) marks.push(line('more', regionWords(locale).moreFigures(hidden), x));
    y += 20 * s;
  }
  for (const note of notes) {
    marks.push(line('attribution', note, 0));
    y += 18 * s;
  }
  return { marks, height: Math.ceil(y + 10 * s) };
}
