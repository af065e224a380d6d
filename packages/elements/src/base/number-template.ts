import type { AnswerFigure } from '@practice-atlas/measure';
import { html, type TemplateResult } from 'lit';
import type { Locale } from '../format/locale.js';
import { isSaidByLabel } from '../format/said-by-label.js';
import { spokenQuantity } from '../format/spoken-quantity.js';
import { quantityTemplate } from './quantity-template.js';

/** Draws the number of a figure as its source prints it, and says it in the source's own words; in English the label beside it names the unit. */
export function numberTemplate({ quantity, unit, unitWord }: AnswerFigure, locale: Locale): TemplateResult {
  const options = { locale, unit, unitWord };
  const printed = locale === 'en' && isSaidByLabel(unit) ? { locale } : options;
  return html`<span class="number" aria-hidden="true">${quantityTemplate(quantity, printed)}</span
    ><span class="spoken">${spokenQuantity(quantity, options)}</span>`;
}
