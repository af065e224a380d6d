import type { AnswerFigure } from '@practice-atlas/measure';
import type { Locale } from '../../format/locale.js';
import { isSaidByLabel } from '../../format/said-by-label.js';
import { fitText } from '../../marks/fit-text.js';
import type { Mark, TextRun } from '../../marks/mark.js';
import { quantityRuns } from '../../marks/quantity-runs.js';
import { runOffsets } from '../../marks/text-box.js';
import { wrapText } from '../../marks/wrap-text.js';
import type { RegionCallout } from '../../models/region-callouts.js';
import type { RegionsModel } from '../../models/regions.js';
import { regionWords, shortFigureLabel, shortRegionName } from '../../summaries/region-words.js';
import type { Theme } from '../../theme/theme.js';

/** One line of a call-out: runs, the size of its type, and how far below the line before it stands. */
export interface CalloutLine {
  readonly role: string;
  readonly runs: readonly TextRun[];
  readonly sizePx: number;
  readonly weight: number;
  readonly fill: string;
  readonly advancePx: number;
}

/** A call-out set in type, without a place. */
export interface CalloutText {
  readonly lines: readonly CalloutLine[];
  readonly heightPx: number;
  readonly figureCount: number;
}

/** How call-outs are set. */
export interface CalloutSetting {
  readonly widthPx: number;
  readonly theme: Theme;
  readonly locale: Locale;
  /** The most figures in a call-out. */
  readonly figureLimit: number;
}

/** Names a place from the region down, in the reader's language as far as the data have it: `朝阳 · 北票市`. */
function calloutName(callout: RegionCallout, model: RegionsModel, locale: Locale): string {
  const region = model.items[callout.item]!;
  if (callout.names.length < 2) return locale === 'zh' ? region.name.zh : region.name.en;
  return [shortRegionName(region.name, locale), ...callout.names.slice(1).map((name) => name[locale])].join(' · ');
}

function labelOf(figure: AnswerFigure, model: RegionsModel, locale: Locale): string {
  const year = figure.asOf?.slice(0, 4) ?? null;
  const label = shortFigureLabel(figure.label, locale);
  const conflict = figure.contradicts.length > 0 ? ` · ${regionWords(locale).conflict}` : '';
  if (year === null || year === model.calloutYear) return `${label}${conflict}`;
  return `${label}${locale === 'zh' ? `（${year}）` : ` (${year})`}${conflict}`;
}

/** Shortens the last run, a unit in the source's own words, to the room that is left. */
function fitted(runs: readonly TextRun[], widthPx: number, sizePx: number, weight: number): TextRun[] {
  const { width } = runOffsets({ runs, sizePx, weight });
  const last = runs.at(-1);
  if (width <= widthPx || !last || runs.length < 2) return [...runs];
  const lastSize = last.sizePx ?? sizePx;
  const rest = runs.slice(0, -1);
  const room = widthPx - runOffsets({ runs: rest, sizePx, weight }).width - (last.gapPx ?? 0);
  return [...rest, { ...last, text: fitText(last.text, room, lastSize, last.weight ?? weight) }];
}

function figureLines(
  figure: AnswerFigure,
  isHeadline: boolean,
  model: RegionsModel,
  { widthPx, theme, locale }: CalloutSetting,
): CalloutLine[] {
  const s = theme.scale;
  const small = 12 * s;
  const sizePx = isHeadline ? 20 * s : small;
  const weight = isHeadline ? 700 : 600;
  const role = isHeadline ? 'call-out-number' : 'call-out-figure';
  const runs = quantityRuns(figure.quantity, {
    unit: locale === 'en' && isSaidByLabel(figure.unit) ? undefined : figure.unit,
    ...{ unitWord: figure.unitWord, locale, sizePx, weight, theme, unitSizePx: small },
  }).map((run): TextRun => (run.fill === undefined ? { ...run, fill: theme.ink, weight } : run));
  const label = labelOf(figure, model, locale);
  const whole = [...runs, { text: label, gapPx: small * 0.4, sizePx: small, weight: 400, fill: theme.soft }];
  const fits = runOffsets({ runs: whole, sizePx, weight }).width <= widthPx;
  const first = { role, sizePx, weight: 400, fill: theme.soft, advancePx: (isHeadline ? 23 : 18) * s };
  if (fits) return [{ ...first, runs: whole }];
  return [
    { ...first, runs: fitted(runs, widthPx, sizePx, weight) },
    ...wrapText(label, widthPx, small).map((text) => ({
      ...{ role: 'call-out-label', sizePx: small, weight: 400, fill: theme.soft, advancePx: 16 * s, runs: [{ text }] },
    })),
  ];
}

/** Sets a call-out in at most `widthPx`: the place, the headline number with its label, and up to `figureLimit` figures in all. */
export function setCallout(callout: RegionCallout, model: RegionsModel, setting: CalloutSetting): CalloutText {
  const { widthPx, theme, locale, figureLimit } = setting;
  const s = theme.scale;
  const lines: CalloutLine[] = [
    {
      ...{ role: 'call-out-name', sizePx: 12.5 * s, weight: 700, fill: theme.ink, advancePx: 12 * s },
      runs: [{ text: fitText(calloutName(callout, model, locale), widthPx, 12.5 * s, 700) }],
    },
  ];
  const figures = callout.figures.slice(0, figureLimit);
  figures.forEach((figure, index) => {
    lines.push(...figureLines(figure, index === 0, model, setting));
  });
  return {
    lines,
    figureCount: figures.length,
    heightPx: lines.reduce((sum, { advancePx }) => sum + advancePx, 0) + 4 * s,
  };
}

/** Draws a set call-out at its place, with the accent rule on the side of the map. */
export function calloutTextMarks(
  text: CalloutText,
  {
    x,
    y,
    side,
    datum,
    widthPx,
    theme,
  }: { x: number; y: number; side: 'left' | 'right'; datum: number; widthPx: number; theme: Theme },
): Mark[] {
  const inset = 9 * theme.scale;
  const left = side === 'right' ? x : x - widthPx - inset;
  const marks: Mark[] = [
    { type: 'rect', role: 'call-out', datum, x: left, y, width: widthPx + inset, height: text.heightPx },
    {
      type: 'line',
      role: 'call-out-rule',
      points: [
        [x, y],
        [x, y + text.heightPx],
      ],
      stroke: theme.accent,
      strokeWidth: 2 * theme.scale,
    },
  ];
  let baseline = y;
  for (const { advancePx, ...line } of text.lines) {
    baseline += advancePx;
    marks.push({
      ...{ type: 'text', datum, family: 'sans', ...line, y: baseline },
      ...(side === 'right' ? { x: x + inset, anchor: 'start' } : { x: x - inset, anchor: 'end' }),
    });
  }
  return marks;
}
