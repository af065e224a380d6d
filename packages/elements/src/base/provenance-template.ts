import type { Answer, AnswerFigure, AnswerSource, Basis } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../format/format-date.js';
import { formatQuantity } from '../format/format-quantity.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQualifier } from '../format/spoken-quantity.js';

const QUOTE_LIMIT = 12;

/** Names the bases that the values of some answers have, each once. */
export function basesOf(answers: readonly Answer[]): Basis[] {
  const found = new Set<Basis>();
  for (const answer of answers)
    for (const metric of answer.metrics) for (const { basis } of metric.values) if (basis) found.add(basis);
  return [...found];
}

function unique<T>(things: readonly T[], key: (thing: T) => string): T[] {
  return [...new Map(things.map((thing) => [key(thing), thing])).values()];
}

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

/** Says where the numbers of some answers come from, as plain sentences: for a table's notes and for exports. */
export function provenanceNotes(answers: readonly Answer[], locale: Locale): string[] {
  const messages = text(locale);
  const bases = basesOf(answers);
  const sources = unique(
    answers.flatMap((answer) => answer.sources),
    (source) => source.sourceId,
  );
  const notes = sources.map((source) =>
    [`${messages.source}${messages.colon}${source.title}`, source.publisher, source.publishedOn, source.url]
      .filter(Boolean)
      .join(' · '),
  );
  if (bases.length > 0) notes.unshift(bases.map((basis) => messages.basis[basis]).join(' · '));
  if (answers.some((answer) => answer.simulated))
    notes.push(`${messages.simulated}${messages.colon}${messages.simulatedMeaning}`);
  return notes;
}

/** Draws where the numbers of some answers come from: quotes with date and qualifier under their sources, then what was counted. */
export function provenanceTemplate(answers: readonly Answer[], locale: Locale): TemplateResult {
  const messages = text(locale);
  const figures = unique(
    answers.flatMap((answer) => answer.figures),
    (figure) => figure.figureId,
  );
  const sources = unique(
    answers.flatMap((answer) => answer.sources),
    (source) => source.sourceId,
  );
  const bases = basesOf(answers);
  const shown = figures.slice(0, QUOTE_LIMIT);
  return html`<ul class="provenance">
    ${sources.map(
      (source) =>
        html`<li>
          ${sourceTemplate(source, locale)}
          ${shown
            .filter((figure) => figure.sourceId === source.sourceId)
            .map(
              (figure) =>
                html`<p class="cited">
                  <q>${messages.quote(figure.quote)}</q>
                  <small
                    >${figure.label[locale]} ${formatQuantity(figure.quantity, { locale, unit: figure.unit })} ·
                    ${figureFacts(figure, locale)}</small
                  >
                </p>`,
            )}
        </li>`,
    )}
    ${figures.length > shown.length ? html`<li>${messages.more(figures.length - shown.length)}</li>` : nothing}
    ${bases.includes('counted') ? html`<li>${messages.countedFrom}</li>` : nothing}
    ${answers.some((answer) => answer.simulated) ? html`<li>${messages.simulated}${messages.colon}${messages.simulatedMeaning}</li>` : nothing}
  </ul>`;
}
