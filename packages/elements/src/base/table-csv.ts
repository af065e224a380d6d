import { columnTitle, type DataTable } from './data-table.js';

/** A spreadsheet takes a cell that begins so as a formula; a plain number or a signed percentage is none. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?[\d,.]+%?$/;

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes a table as CSV (UTF-8 with a byte order mark, so that spreadsheets read Chinese): a heading, the rows as printed, qualifiers
 * included, then an empty line and one line a note. A cell that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function tableCsv(table: DataTable): string {
  const lines = [
    table.columns.map((column) => cell(columnTitle(column))),
    ...table.rows.map((row) => row.map(({ text }) => cell(text.replaceAll('\u2009', '')))),
    ...(table.notes.length > 0 ? [[]] : []),
    ...table.notes.map((note) => [cell(note)]),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
