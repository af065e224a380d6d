import type { AnswerFigure, AnswerSource } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import { figureFacts, sourceTemplate } from '../../base/source-template.js';
import { figuresText } from '../../format/figures-messages.js';
import type { Locale } from '../../format/locale.js';
import { text } from '../../format/messages.js';
import { placeOf } from '../../models/figures.js';

/** Marks a figure that contradicts another, repeats one, is a promise or is made up. */
export function badgesTemplate(figure: AnswerFigure, isInConflict: boolean, locale: Locale): TemplateResult {
  const words = figuresText(locale);
  const badge = (kind: string, label: string) => html`<span class="badge ${kind}">${label}</span>`;
  return html`${isInConflict ? badge('conflict', text(locale).conflict) : nothing}
  ${figure.seriesKind === 'target' ? badge('target', words.target) : nothing}
  ${figure.duplicateOf.length > 0 ? badge('duplicate', words.duplicate) : nothing}
  ${figure.simulated ? badge('simulated', text(locale).simulated) : nothing}`;
}

/** Draws a quote with the facts of its figure. */
export function citedTemplate(figure: AnswerFigure, source: AnswerSource | null, locale: Locale): TemplateResult {
  return html`<blockquote class="cited">
    ${figure.quote ? html`<q>${text(locale).quote(figure.quote)}</q>` : nothing}
    <small>${figureFacts(figure, locale)}</small>
    ${source ? html`<small>${sourceTemplate(source, locale)}</small>` : nothing}
  </blockquote>`;
}

/** Draws where a figure stands: the place, or that it has none. */
export function placeTemplate(figure: AnswerFigure, locale: Locale): TemplateResult {
  return html`<span class="place">${placeOf(figure)?.[locale] ?? figuresText(locale).unplaced}</span>`;
}
