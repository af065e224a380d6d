import type { AtlasError } from '@practice-atlas/dataset';
import { html, nothing, type TemplateResult } from 'lit';
import { errorMessage } from '../format/error-message.js';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';

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
export function headerTemplate(
  heading: Heading,
  marks: HeadingMarks,
  locale: Locale,
  tools: TemplateResult | typeof nothing,
): TemplateResult {
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
    ${tools}
  </figcaption>`;
}

function messageTemplate(part: string, what: string, details = ''): TemplateResult {
  return html`<div class="message" part=${part} role="status">
    <p>${what}</p>
    <p class="place">${details}</p>
  </div>`;
}

/** Says that there is nothing to show. */
export function emptyTemplate(locale: Locale): TemplateResult {
  const { empty, emptyHint } = text(locale);
  return messageTemplate('empty', empty, emptyHint);
}

/** Says that the first answer is on its way. */
export function loadingTemplate(locale: Locale): TemplateResult {
  return messageTemplate('loading', text(locale).loading);
}

/** Says an error: what, where, what to do. */
export function errorTemplate(error: AtlasError, locale: Locale): TemplateResult {
  const { what, place, remedy } = errorMessage(error, locale);
  return html`<div class="message error" part="error" role="alert" aria-live="polite" data-code=${error.code}>
    <p><strong>${what}</strong></p>
    <p class="place">${place}</p>
    <p>${remedy}</p>
  </div>`;
}
