import type { Finding } from '../finding.js';
import { type CellBounds, cellText, scanRecord, startScan } from './scan-records.js';
import { scanRows } from './scan-rows.js';

/** Where the cells of a CSV file stand in its text, `columns.length` a row. */
export interface CsvSpans extends CellBounds {
  /** The headings, trimmed, as many as the first row has. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** The number of each row as a spreadsheet counts: the heading is row 1, blank lines count. */
  readonly rowNumbers: readonly number[];
  readonly findings: readonly Finding[];
}

/** Finds the cells of a CSV file; the rules are those of `parseCsv`. */
export function scanCsv(text: string, delimiter: string, file: string | undefined): CsvSpans {
  const scan = startScan(text, delimiter, text.startsWith('\ufeff') ? 1 : 0);
  let width = 0;
  let row = 1;
  for (; width === 0 && scan.at < text.length; row++) width = scanRecord(scan);
  const columns = Array.from({ length: width }, (_, n) => cellText(scan, n).trim());
  const task = { delimiter, file, columns, at: scan.at, row, isLast: true, quoteMax: null };
  const rows = scanRows(text, task);
  if (!scan.openQuote) return { ...rows, columns };
  const open: Finding = {
    code: 'quote_open',
    where: { ...(file === undefined ? {} : { file }), row: row - 1 },
    value: null,
    level: 'error',
    reason: 'a quoted cell never ends; it runs to the end of the file',
    remedy: 'close the quote',
  };
  return { ...rows, columns, findings: [open] };
}
