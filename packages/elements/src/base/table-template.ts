import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../format/locale.js';
import { columnTitle, type DataCell, type DataTable } from './data-table.js';
import { pagerTemplate } from './pager-template.js';

export const ROWS_PER_PAGE = 25;

function cellTemplate({ text, spoken }: DataCell): TemplateResult {
  if (spoken === undefined || spoken === text) return html`${text}`;
  return html`<span aria-hidden="true">${text}</span><span class="spoken">${spoken}</span>`;
}

/** Draws one page of a data table, with buttons for the others. `page` counts from 0 and is kept within the table. */
export function tableTemplate(
  table: DataTable,
  locale: Locale,
  page: number,
  turnTo: (page: number) => void,
): TemplateResult {
  const pageCount = Math.max(1, Math.ceil(table.rows.length / ROWS_PER_PAGE));
  const current = Math.min(Math.max(page, 0), pageCount - 1);
  const rows = table.rows.slice(current * ROWS_PER_PAGE, (current + 1) * ROWS_PER_PAGE);
  return html`<div class="scroll" role="region" aria-label=${table.caption} tabindex="0">
      <table>
        <caption>
          ${table.caption}
        </caption>
        <thead>
          <tr>
            ${table.columns.map((column) => html`<th scope="col" class=${column.align ?? 'start'}>${columnTitle(column)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell, index) =>
                  index === 0
                    ? html`<th scope="row">${cellTemplate(cell)}</th>`
                    : html`<td class=${table.columns[index]?.align ?? 'start'}>${cellTemplate(cell)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${pageCount > 1 ? pagerTemplate(current, pageCount, locale, turnTo) : nothing}
    ${table.notes.map((note) => html`<p class="table-note">${note}</p>`)}`;
}
