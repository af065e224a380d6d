import type { Answer, AnswerFigure, AnswerSource, Basis } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import { formatQuantity } from '../format/format-quantity.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { tableText } from '../format/table-messages.js';
import { figureFacts, sourceTemplate } from './source-template.js';

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

/** Lists the sources that some answers cite, each once. */
export function sourcesOf(answers: readonly Answer[]): AnswerSource[] {
  return unique(
    answers.flatMap((answer) => answer.sources),
    (source) => source.sourceId,
  );
}

/** Lists the reported figures that some answers stand on, each once. */
export function figuresOf(answers: readonly Answer[]): AnswerFigure[] {
  return unique(
    answers.flatMap((answer) => answer.figures),
    (figure) => figure.figureId,
  );
}

/** Prints the number of a figure, and says it in the source's own words. */
function spokenBeside({ quantity, unit, unitWord }: AnswerFigure, locale: Locale): TemplateResult {
  const options = { locale, unit, unitWord };
  return html`<span aria-hidden="true">${formatQuantity(quantity, options)}</span
    ><span class="spoken">${spokenQuantity(quantity, options)}</span>`;
}

/** Says where the numbers of some answers come from, as plain sentences: for a table's notes and for exports. */
export function provenanceNotes(answers: readonly Answer[], locale: Locale): string[] {
  const messages = text(locale);
  const bases = basesOf(answers);
  const sources = sourcesOf(answers);
  const notes = sources.map((source) =>
    [`${tableText(locale).source}${messages.colon}${source.title}`, source.publisher, source.publishedOn, source.url]
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
  const figures = figuresOf(answers);
  const bases = basesOf(answers);
  const shown = figures.slice(0, QUOTE_LIMIT);
  return html`<ul class="provenance">
    ${sourcesOf(answers).map(
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
                    >${figure.label[locale]} ${spokenBeside(figure, locale)} ·
                    ${figureFacts(figure, locale)}</small
                  >
                </p>`,
            )}
        </li>`,
    )}
    ${figures.length > shown.length ? html`<li>${tableText(locale).more(figures.length - shown.length)}</li>` : nothing}
    ${bases.includes('counted') ? html`<li>${messages.countedFrom}</li>` : nothing}
    ${answers.some((answer) => answer.simulated) ? html`<li>${messages.simulated}${messages.colon}${messages.simulatedMeaning}</li>` : nothing}
  </ul>`;
}
