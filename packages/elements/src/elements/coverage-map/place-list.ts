import type { AnswerFigure } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import { numberTemplate } from '../../base/number-template.js';
import { formatDate } from '../../format/format-date.js';
import type { Locale } from '../../format/locale.js';
import type { RegionsModel } from '../../models/regions.js';
import { regionWords, shortFigureLabel } from '../../summaries/region-words.js';
import { figurePlace } from '../../summaries/regions.js';

const FIGURE_LIMIT = 15;

/** Says whether a region has reported figures. */
export function hasFigures(model: RegionsModel, index: number | null): boolean {
  return index !== null && (model.items[index]?.figures.length ?? 0) > 0;
}

/**
 * Lists reported figures by place, for widths that have no room for call-outs: the first fifteen figures of the chosen region and its
 * stars, or, where none is chosen, what the call-outs would have shown; says how many figures are left out.
 */
export function placeList(model: RegionsModel, chosen: number | null, locale: Locale): TemplateResult {
  const words = regionWords(locale);
  const line = (figure: AnswerFigure, withDate: boolean) =>
    html`<span class="figure">${numberTemplate(figure, locale)}
      ${shortFigureLabel(figure.label, locale)}${
        withDate ? html` · ${formatDate(figure.asOf, figure.asOfPrecision, locale)}` : nothing
      }</span
    >`;
  const item = chosen === null ? undefined : model.items[chosen];
  if (item && item.figures.length > 0) {
    const places = new Map<string, typeof item.figures>();
    const rest = item.figures.length - FIGURE_LIMIT;
    for (const figure of item.figures.slice(0, FIGURE_LIMIT)) {
      const place = figurePlace(figure, item, locale);
      places.set(place, [...(places.get(place) ?? []), figure]);
    }
    return html`<ul class="places" part="places">
      ${[...places].map(
        ([place, figures]) =>
          html`<li><span class="place">${[item.name[locale], place].filter(Boolean).join(' · ')}</span>${figures.map((figure) => line(figure, true))}</li>`,
      )}
      ${rest > 0 ? html`<li><span class="figure">${words.moreFigures(rest)}</span></li>` : nothing}
      ${
        item.stars.length > 0
          ? html`<li><span class="place">${words.starred}</span><span class="figure">${item.stars.map((star) => star[locale]).join(' · ')}</span></li>`
          : nothing
      }
    </ul>`;
  }
  const shown = model.callouts.reduce((sum, { figures }) => sum + figures.length, 0);
  const rest = model.figureCount - shown;
  return html`<ul class="places" part="places">
    ${model.callouts.map((callout) => {
      const region = model.items[callout.item]!;
      const name = [region.name[locale], ...callout.names.slice(1).map((step) => step[locale])].join(' · ');
      return html`<li><span class="place">${name}</span>${callout.figures.map((figure) => line(figure, false))}</li>`;
    })}
    ${rest > 0 ? html`<li><span class="figure">${words.moreFigures(rest)}</span></li>` : nothing}
  </ul>`;
}
