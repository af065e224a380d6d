import type { Finding } from '../finding.js';

/** A CSV file as text cells; nothing is interpreted. */
export interface CsvTable {
  /** The headings, trimmed, as many as the first row has. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** Row-major, `columns.length` cells a row: row r, column c is `cells[r * columns.length + c]`. Missing is ''. */
  readonly cells: readonly string[];
  /** The number of each row as a spreadsheet counts: the heading is row 1, blank lines count. */
  readonly rowNumbers: readonly number[];
  readonly findings: readonly Finding[];
}

interface Cursor {
  readonly text: string;
  readonly delimiter: number;
  at: number;
  openQuote: boolean;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

const endsCell = (code: number, delimiter: number) =>
  code === delimiter || code === LF || code === CR || Number.isNaN(code);

function plainCell(cursor: Cursor): string {
  const { text, delimiter } = cursor;
  const start = cursor.at;
  while (!endsCell(text.charCodeAt(cursor.at), delimiter)) cursor.at++;
  return text.slice(start, cursor.at);
}

function quotedCell(cursor: Cursor): string {
  const { text } = cursor;
  let cell = '';
  let start = cursor.at + 1;
  for (;;) {
    const end = text.indexOf('"', start);
    if (end < 0) {
      cursor.openQuote = true;
      cursor.at = text.length;
      return cell + text.slice(start);
    }
    cell += text.slice(start, end);
    if (text.charCodeAt(end + 1) !== QUOTE) {
      cursor.at = end + 1;
      return cell + plainCell(cursor);
    }
    cell += '"';
    start = end + 2;
  }
}

/** Reads one record into `cells`; returns how many cells it has, 0 for a blank line. */
function readRecord(cursor: Cursor, cells: string[]): number {
  const { text, delimiter } = cursor;
  let count = 0;
  let quoted = false;
  for (;;) {
    const isQuoted = text.charCodeAt(cursor.at) === QUOTE;
    cells.push(isQuoted ? quotedCell(cursor) : plainCell(cursor));
    quoted ||= isQuoted;
    count++;
    if (text.charCodeAt(cursor.at) !== delimiter) break;
    cursor.at++;
  }
  if (text.charCodeAt(cursor.at) === CR) cursor.at++;
  if (text.charCodeAt(cursor.at) === LF) cursor.at++;
  if (count > 1 || quoted || cells[cells.length - 1]!.trim() !== '') return count;
  cells.pop();
  return 0;
}

function finding(code: string, level: Finding['level'], row: number, reason: string, remedy: string, file?: string) {
  return { code, level, where: { ...(file === undefined ? {} : { file }), row }, value: null, reason, remedy };
}

/**
 * Parses CSV as RFC 4180 has it: quotes, quoted line breaks, doubled quotes; LF, CRLF or CR; a byte-order mark is dropped.
 * A row that is too short is filled with '', cells beyond the heading are set aside, an open quote runs to the end: each with a
 * finding. Blank lines are skipped. Never throws. `delimiter` is one character, default a comma; `file` names the file in findings.
 */
export function parseCsv(
  text: string,
  { delimiter = ',', file }: { delimiter?: string; file?: string } = {},
): CsvTable {
  const cursor: Cursor = {
    text,
    delimiter: delimiter.charCodeAt(0),
    at: text.startsWith('\ufeff') ? 1 : 0,
    openQuote: false,
  };
  const findings: Finding[] = [];
  const cells: string[] = [];
  const rowNumbers: number[] = [];
  let columns: string[] | null = null;
  for (let row = 1; cursor.at < text.length; row++) {
    const start = cells.length;
    const count = readRecord(cursor, cells);
    if (cursor.openQuote)
      findings.push(
        finding(
          'quote_open',
          'error',
          row,
          'a quoted cell never ends; it runs to the end of the file',
          'close the quote',
          file,
        ),
      );
    if (count === 0) continue;
    if (columns === null) {
      columns = cells.splice(0).map((heading) => heading.trim());
      continue;
    }
    const width = columns.length;
    if (count > width) {
      const extra = cells.splice(start + width);
      if (extra.some((cell) => cell !== ''))
        findings.push(
          finding(
            'row_ragged',
            'error',
            row,
            `the row has ${count} cells, the heading ${width}; the rest is set aside`,
            'quote cells that hold the delimiter',
            file,
          ),
        );
    } else if (count < width) {
      for (let i = count; i < width; i++) cells.push('');
      findings.push(
        finding(
          'row_ragged',
          'warning',
          row,
          `the row has ${count} cells, the heading ${width}; the rest is missing`,
          'write every cell, empty ones too',
          file,
        ),
      );
    }
    rowNumbers.push(row);
  }
  return { columns: columns ?? [], rowCount: rowNumbers.length, cells, rowNumbers, findings };
}
