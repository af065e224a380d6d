import type { Quantity } from '@practice-atlas/dataset';
import { type CSSResult, css, html, type TemplateResult } from 'lit';
import { type QuantityOptions, quantityParts } from '../format/quantity-parts.js';

/** The look of a quantity: gaps are CSS, so that its text is `120万+人`; the `+` is a small accent superscript. */
export const quantityStyles: CSSResult = css`
  .quantity { white-space: nowrap; }
  .magnitude { margin-inline-start: 0.12em; }
  .word { font-size: 0.62em; font-weight: 400; margin-inline-end: 0.2em; }
  .qualifier { color: var(--_accent); font: 700 0.55em / 1 var(--_sans); vertical-align: 0.5em; margin-inline-start: 0.06em; }
  .unit { color: var(--_soft); font-size: 0.44em; font-weight: 400; margin-inline-start: 0.3em; white-space: normal; }
`;

/** Draws a quantity: one span a piece, classed by kind; English words are parted by real spaces. */
export function quantityTemplate(q: Quantity | null, options: QuantityOptions): TemplateResult {
  const parts = quantityParts(q, options);
  const isEnglish = options.locale === 'en';
  return html`<span class="quantity" part="quantity"
    >${parts.map(({ kind, text }, index) => {
      const before = isEnglish && index > 0 && kind === 'unit' ? ' ' : '';
      return html`<span class=${kind}>${before}${text}${isEnglish && kind === 'word' ? ' ' : ''}</span>`;
    })}</span
  >`;
}
