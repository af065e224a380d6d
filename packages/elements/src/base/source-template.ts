import type { AnswerFigure, AnswerSource } from '@practice-atlas/measure';
import { html, type TemplateResult } from 'lit';
import { formatDate } from '../format/format-date.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQualifier } from '../format/qualifier-words.js';

/** Says where a figure comes from: basis, qualifier in words, date. */
export function figureFacts(figure: AnswerFigure, locale: Locale): string {
  const messages = text(locale);
  const qualifier = figure.quantity && spokenQualifier(figure.quantity, locale);
  const basis = messages.basis[figure.simulated ? 'simulated' : 'reported'];
  return [basis, qualifier && messages.quote(qualifier), formatDate(figure.asOf, figure.asOfPrecision, locale)]
    .filter(Boolean)
    .join(' · ');
}

/** Draws a source: its title (a link only for http and https), publisher and date. */
export function sourceTemplate(source: AnswerSource, locale: Locale): TemplateResult {
  const title =
    source.url && /^https?:\/\//i.test(source.url)
      ? html`<a href=${source.url} rel="noreferrer noopener" target="_blank">${source.title}</a>`
      : source.title;
  const facts = [source.publisher, source.publishedOn && formatDate(source.publishedOn, null, locale)].filter(Boolean);
  return html`<span class="source">${title}${facts.map((fact) => html` · ${fact}`)}</span>`;
}
