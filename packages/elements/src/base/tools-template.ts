import type { Answer } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../format/locale.js';
import { text } from '../format/messages.js';
import { tableText } from '../format/table-messages.js';
import type { DataTable } from './data-table.js';
import { provenanceTemplate } from './provenance-template.js';
import { tableTemplate } from './table-template.js';

/** What the disclosures of an element need; their contents are made when a reader opens them. */
export interface Tools {
  /** Null = the element shows its sources itself. */
  readonly answers: readonly Answer[] | null;
  readonly table: () => DataTable;
  readonly locale: Locale;
  /** Page of the table, from 0. */
  readonly page: number;
  readonly turnTo: (page: number) => void;
  /** Names of the disclosures that are open. */
  readonly opened: ReadonlySet<string>;
  readonly toggled: (name: string, isOpen: boolean) => void;
}

function disclosure(name: string, title: string, { opened, toggled }: Tools, content: () => unknown): TemplateResult {
  const onToggle = (event: Event) => {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open !== opened.has(name)) toggled(name, open);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !opened.has(name)) return;
    const details = event.currentTarget as HTMLDetailsElement;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  return html`<details part=${name} name="tools" @toggle=${onToggle} @keydown=${onKey}>
    <summary>${title}</summary>
    <div class="sheet">${opened.has(name) ? content() : nothing}</div>
  </details>`;
}

/** Draws the disclosures at the end of a heading: where the numbers come from, and the numbers as a table. Each opens over the picture. */
export function toolsTemplate(tools: Tools): TemplateResult {
  const { answers, table, locale, page, turnTo } = tools;
  return html`<span class="tools" part="tools">
    ${
      answers
        ? disclosure('provenance', text(locale).provenance, tools, () => provenanceTemplate(answers, locale))
        : nothing
    }
    ${disclosure('table', tableText(locale).table, tools, () => tableTemplate(table(), locale, page, turnTo))}
  </span>`;
}
