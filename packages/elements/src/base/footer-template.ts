import type { Answer } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { tableText } from '../format/table-messages.js';
import type { DataTable } from './data-table.js';
import { provenanceTemplate } from './provenance-template.js';
import { tableTemplate } from './table-template.js';

/** Draws the disclosures under a picture: where the numbers come from, and the numbers as a table. Without answers the first is left out. */
export function footerTemplate(
  answers: readonly Answer[] | null,
  table: DataTable,
  locale: Locale,
  page: number,
  turnTo: (page: number) => void,
): TemplateResult {
  const messages = tableText(locale);
  return html`<div class="footer" part="footer">
    ${
      answers
        ? html`<details part="provenance">
            <summary>${text(locale).provenance}</summary>
            ${provenanceTemplate(answers, locale)}
          </details>`
        : nothing
    }
    <details part="table">
      <summary>${messages.table}</summary>
      ${tableTemplate(table, locale, page, turnTo)}
    </details>
  </div>`;
}
