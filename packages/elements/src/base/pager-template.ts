import { html, type TemplateResult } from 'lit';
import type { Locale } from '../format/locale.js';
import { tableText } from '../format/table-messages.js';

/** Draws the buttons that turn pages and says which page is shown; pages count from 0. */
export function pagerTemplate(
  page: number,
  pageCount: number,
  locale: Locale,
  turnTo: (page: number) => void,
): TemplateResult {
  const messages = tableText(locale);
  const turn = (label: string, to: number, isOff: boolean) =>
    html`<button type="button" ?disabled=${isOff} @click=${() => turnTo(to)}>${label}</button>`;
  return html`<p class="pager">
    ${turn(messages.previous, page - 1, page === 0)}
    <span role="status">${messages.page(page + 1, pageCount)}</span>
    ${turn(messages.next, page + 1, page === pageCount - 1)}
  </p>`;
}
