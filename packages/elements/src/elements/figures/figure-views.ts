import type { AnswerFigure, AnswerSource } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import { numberTemplate } from '../../base/number-template.js';
import { quantityTemplate } from '../../base/quantity-template.js';
import { sourceTemplate } from '../../base/source-template.js';
import { figuresText } from '../../format/figures-messages.js';
import type { Locale } from '../../format/locale.js';
import { spokenQuantity } from '../../format/spoken-quantity.js';
import { tableText } from '../../format/table-messages.js';
import { unitLabel } from '../../format/unit-label.js';
import type { BoxColumn, FiguresModel } from '../../models/figures.js';
import { badgesTemplate, citedTemplate, placeTemplate } from './figure-templates.js';

const QUOTES_PER_SOURCE = 3;
const PROGRAMMES = 3;
const FIGURES_PER_PROGRAMME = 3;

/** What a list of figures needs beside the figures. */
export interface FigureList {
  readonly locale: Locale;
  readonly sourceOf: (figure: AnswerFigure) => AnswerSource | null;
  readonly isInConflict: (figure: AnswerFigure) => boolean;
  /** Called when a reader opens the quote of a figure. */
  readonly opened: (figure: AnswerFigure) => void;
}

/** Draws figures one below the other, each with its quote on demand. */
export function listTemplate(figures: readonly AnswerFigure[], list: FigureList): TemplateResult {
  const { locale } = list;
  const toggled = (figure: AnswerFigure) => (event: Event) => {
    if ((event.currentTarget as HTMLDetailsElement).open) list.opened(figure);
  };
  return html`<ul class="list" part="list">
    ${figures.map(
      (figure) =>
        html`<li class="figure" data-figure=${figure.figureId}>
          <details @toggle=${toggled(figure)}>
            <summary>
              <span class="what"
                >${placeTemplate(figure, locale)} <span class="label">${figure.label[locale]}</span>
                ${badgesTemplate(figure, list.isInConflict(figure), locale)}</span
              >
              ${numberTemplate(figure, locale)}
            </summary>
            ${citedTemplate(figure, list.sourceOf(figure), locale)}
          </details>
        </li>`,
    )}
  </ul>`;
}

function boxName(group: string, locale: Locale): string {
  const number = /^box_(\d+)$/.exec(group)?.[1];
  return number ? figuresText(locale).box(number) : group;
}

function boxCell(figure: AnswerFigure | null, locale: Locale): TemplateResult {
  if (figure === null) return html`<td class="end">—</td>`;
  const spoken = spokenQuantity(figure.quantity, { locale, unit: figure.unit, unitWord: figure.unitWord });
  return html`<td class="end" title=${figure.quote}>
    <span aria-hidden="true">${quantityTemplate(figure.quantity, { locale })}</span><span class="spoken">${spoken}</span>
  </td>`;
}

function boxHeading({ label, unit, unitWord }: BoxColumn, locale: Locale): TemplateResult {
  const word = locale === 'zh' ? (unitWord ?? unitLabel(unit, locale)) : '';
  return html`<th scope="col" class="end">${label[locale]}${word ? html` <small>${word}</small>` : nothing}</th>`;
}

/** Draws the tray: one row a box, one column a metric, and below it the other figures without a place. */
export function trayTemplate(model: FiguresModel, list: FigureList): TemplateResult {
  const { locale } = list;
  const words = figuresText(locale);
  if (model.boxes.length + model.strays.length === 0) return html`<p class="none">${words.noUnplaced}</p>`;
  return html`${
    model.boxes.length > 0
      ? html`<table class="tray" part="tray">
          <thead>
            <tr>
              <th scope="col"><span class="spoken">${words.boxHeading}</span></th>
              ${model.boxColumns.map((column) => boxHeading(column, locale))}
            </tr>
          </thead>
          <tbody>
            ${model.boxes.map(
              ({ group, cells }) =>
                html`<tr>
                  <th scope="row">${boxName(group, locale)}</th>
                  ${cells.map((cell) => boxCell(cell, locale))}
                </tr>`,
            )}
          </tbody>
        </table>`
      : nothing
  }${model.strays.length > 0 ? listTemplate(model.strays, list) : nothing}`;
}

/** Draws figures that contradict one another side by side, with their quotes. */
export function conflictsTemplate(model: FiguresModel, list: FigureList): TemplateResult {
  const { locale } = list;
  if (model.conflicts.length === 0) return html`<p class="none">${figuresText(locale).noConflict}</p>`;
  return html`${model.conflicts.map(
    ({ figures }) =>
      html`<section class="conflict-group" part="conflict">
        ${figures.map(
          (figure) =>
            html`<div class="side">
              <p>${placeTemplate(figure, locale)} <span class="label">${figure.label[locale]}</span></p>
              <p>${numberTemplate(figure, locale)} ${badgesTemplate(figure, true, locale)}</p>
              ${citedTemplate(figure, list.sourceOf(figure), locale)}
            </div>`,
        )}
      </section>`,
  )}`;
}

/** Draws the sources, each with how many figures it gives and a few of its quotes. */
export function sourcesTemplate(model: FiguresModel, { locale }: FigureList): TemplateResult {
  return html`<ul class="sources" part="sources">
    ${model.sources.map(
      ({ source, figures }) =>
        html`<li>
          <details>
            <summary>
              <span class="what">${source.title}</span>
              <span class="count">${tableText(locale).items(figures.length)}</span>
            </summary>
            <p class="place">${sourceTemplate(source, locale)}</p>
            ${figures.slice(0, QUOTES_PER_SOURCE).map((figure) => citedTemplate(figure, null, locale))}
            ${
              figures.length > QUOTES_PER_SOURCE
                ? html`<p class="place">${tableText(locale).more(figures.length - QUOTES_PER_SOURCE)}</p>`
                : nothing
            }
          </details>
        </li>`,
    )}
  </ul>`;
}

/** Draws what places have done and promised: a few places, a few figures each; the others are counted. */
export function programmesTemplate({ programmes }: FiguresModel, { locale }: FigureList): TemplateResult {
  if (programmes.length === 0) return html`<p class="none">${figuresText(locale).noProgramme}</p>`;
  const shown = programmes.slice(0, PROGRAMMES).map(({ place, figures }) => ({
    place,
    figures: figures.slice(0, FIGURES_PER_PROGRAMME),
  }));
  const total = programmes.reduce((sum, { figures }) => sum + figures.length, 0);
  const rest = total - shown.reduce((sum, { figures }) => sum + figures.length, 0);
  return html`<dl class="programmes" part="programmes">
      ${shown.map(
        ({ place, figures }) =>
          html`<dt class="place">${place[locale]}</dt>
            ${figures.map(
              (figure) =>
                html`<dd title=${figure.quote}>
                  ${numberTemplate(figure, locale)} <span class="label">${figure.label[locale]}</span>
                  ${badgesTemplate(figure, false, locale)}
                </dd>`,
            )}`,
      )}
    </dl>
    ${rest > 0 ? html`<p class="place">${tableText(locale).more(rest)}</p>` : nothing}`;
}
