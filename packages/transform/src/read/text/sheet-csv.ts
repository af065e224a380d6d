import { cellText, scanRecord, startScan } from '@practice-atlas/dataset';
import type { InputFile } from '../input/input-file.js';
import { hasGap } from '../layout/beside-tables.js';
import { mayRepeat } from '../layout/repeated-cells.js';
import type { RawTable } from '../raw-table.js';
import { partTables } from '../sheets/part-tables.js';
import { partsOf } from '../sheets/sheet-parts.js';
import { decodeText } from './decode-text.js';
import { sniffDelimiter } from './sniff-delimiter.js';

/** Bytes; larger files are exports, and hold one table. */
const LARGEST = 1 << 20;

/** What is said of tables that only a whole sheet explains. */
const LAID_OUT: ReadonlySet<string> = new Set(['choices_beside', 'table_beside', 'ditto_filled', 'group_filled']);

/**
 * Reads a small CSV file as a sheet that was saved as CSV: tables one below the other or side by side, names of groups that stand in their
 * first rows only, cells that say 同上. Null when it holds one plain table, when it is larger than 1 MiB, or when a quote is open or a character lost: then it is read as a stream, which says so.
 */
export async function sheetCsv(input: InputFile, file: string): Promise<RawTable[] | null> {
  if (!input.canReread || input.size === null || input.size > LARGEST) return null;
  const { text, findings } = await decodeText(input, { file });
  const scan = startScan(text, sniffDelimiter(text), 0);
  const grid: string[][] = [];
  while (scan.at < text.length) {
    const first = scan.cellCount;
    const count = scanRecord(scan);
    if (scan.openQuote) return null;
    grid.push(Array.from({ length: count }, (_, n) => cellText(scan, first + n)));
  }
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  if (text.includes('\ufffd')) return null;
  const parts = partsOf({ grid, left: 0, width, merges: [], oddCells: [] });
  if (parts.length === 1 && !hasGap(grid, width) && !mayRepeat(grid)) return null;
  const tables = partTables(parts, findings, { file, sheet: null, headingRowCount: null });
  const isLaidOut = tables.some((table) => table.findings.some(({ code }) => LAID_OUT.has(code)));
  return tables.length > 1 || isLaidOut ? tables : null;
}
