import type { Finding } from '../finding.js';
import { scanCsv } from './scan-csv.js';
import { cellText } from './scan-records.js';

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

/**
 * Parses CSV as RFC 4180 has it: quotes, quoted line breaks, doubled quotes; LF, CRLF or CR; a byte-order mark is dropped.
 * A row that is too short is filled with '', cells beyond the heading are set aside, an open quote runs to the end: each with a
 * finding. Blank lines are skipped. Never throws. `delimiter` is one character, default a comma; `file` names the file in findings.
 */
export function parseCsv(
  text: string,
  { delimiter = ',', file }: { delimiter?: string; file?: string } = {},
): CsvTable {
  const spans = scanCsv(text, delimiter, file);
  const { columns, rowCount, rowNumbers, findings } = spans;
  const cells = Array.from({ length: rowCount * columns.length }, (_, n) => cellText(spans, n));
  return { columns, rowCount, cells, rowNumbers, findings };
}
