import { html, nothing, type TemplateResult } from 'lit';
import type { TableMessages } from '../format/table-messages.js';
import { columnTitle, type DataCell, type DataTable } from './data-table.js';

export const ROWS_PER_PAGE = 25;

function cellTemplate({ text, spoken }: DataCell): TemplateResult {
  if (spoken === undefined || spoken === text) return html`${text}`;
  return html`<span aria-hidden="true">${text}</span><span class="spoken">${spoken}</span>`;
}

/** Draws one page of a data table, with buttons for the others. `page` counts from 0 and is kept within the table. */
export function tableTemplate(
  table: DataTable,
  messages: TableMessages,
  page: number,
  turnTo: (page: number) => void,
): TemplateResult {
  const pageCount = Math.max(1, Math.ceil(table.rows.length / ROWS_PER_PAGE));
  const current = Math.min(Math.max(page, 0), pageCount - 1);
  const rows = table.rows.slice(current * ROWS_PER_PAGE, (current + 1) * ROWS_PER_PAGE);
  const turn = (label: string, to: number, isOff: boolean) =>
    html`<button type="button" ?disabled=${isOff} @click=${() => turnTo(to)}>${label}</button>`;
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
    ${
      pageCount > 1
        ? html`<p class="pager">
            ${turn(messages.previous, current - 1, current === 0)}
            <span role="status">${messages.page(current + 1, pageCount)}</span>
            ${turn(messages.next, current + 1, current === pageCount - 1)}
          </p>`
        : nothing
    }
    ${table.notes.map((note) => html`<p class="table-note">${note}</p>`)}`;
}
