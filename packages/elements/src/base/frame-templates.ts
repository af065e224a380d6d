import type { AtlasError } from '@practice-atlas/dataset';
import type { Answer } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import { errorMessage } from '../format/error-message.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import type { DataTable } from './data-table.js';
import { provenanceTemplate } from './provenance-template.js';
import { tableTemplate } from './table-template.js';

/** What stands over a picture. */
export interface Heading {
  /** What is measured. */
  readonly title: string;
  /** Unit, period; may be empty. */
  readonly note: string;
}

/** The marks beside a title: simulated, stale (with the time of the last good data), being updated. */
export interface HeadingMarks {
  readonly isSimulated: boolean;
  readonly staleSince: number | null;
  readonly isUpdating: boolean;
}

function clockTime(timeMs: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(timeMs);
}

/** Draws the one-line heading with its marks. */
export function headerTemplate(heading: Heading, marks: HeadingMarks, locale: Locale): TemplateResult {
  const messages = text(locale);
  return html`<figcaption class="header" part="header">
    <span id="title" class="title" part="title">${heading.title}</span>
    ${heading.note ? html`<span class="note" part="note">${heading.note}</span>` : nothing}
    ${
      marks.isSimulated
        ? html`<span class="badge simulated" part="simulated" title=${messages.simulatedMeaning}>${messages.simulated}</span>`
        : nothing
    }
    ${
      marks.staleSince === null
        ? nothing
        : html`<span class="badge stale" part="stale" role="status">${messages.stale(clockTime(marks.staleSince, locale))}</span>`
    }
    ${marks.isUpdating ? html`<span class="note" role="status">${messages.updating}</span>` : nothing}
  </figcaption>`;
}

/** Says that there is nothing to show. */
export function emptyTemplate(locale: Locale): TemplateResult {
  const messages = text(locale);
  return html`<div class="message" part="empty" role="status">
    <p><strong>${messages.empty}</strong></p>
    <p class="place">${messages.emptyHint}</p>
  </div>`;
}

/** Says that the first answer is on its way. */
export function loadingTemplate(locale: Locale): TemplateResult {
  return html`<div class="message" part="loading" role="status"><p>${text(locale).loading}</p></div>`;
}

/** Says an error: what, where, what to do. */
export function errorTemplate(error: AtlasError, locale: Locale): TemplateResult {
  const { what, place, remedy } = errorMessage(error, locale);
  return html`<div class="message error" part="error" role="alert" aria-live="polite" data-code=${error.code}>
    <p><strong>${what}</strong></p>
    ${place ? html`<p class="place">${place}</p>` : nothing} ${remedy ? html`<p>${remedy}</p>` : nothing}
  </div>`;
}

/** Draws the disclosures under a picture: where the numbers come from, and the numbers as a table. */
export function footerTemplate(
  answers: readonly Answer[],
  table: DataTable,
  locale: Locale,
  page: number,
  turnTo: (page: number) => void,
): TemplateResult {
  const messages = text(locale);
  return html`<div class="footer" part="footer">
    <details part="provenance">
      <summary>${messages.provenance}</summary>
      ${provenanceTemplate(answers, locale)}
    </details>
    <details part="table">
      <summary>${messages.table}</summary>
      ${tableTemplate(table, messages, page, turnTo)}
    </details>
  </div>`;
}
