import { cellText, scanRecord, startScan } from '@practice-atlas/dataset';
import type { InputFile } from '../input/input-file.js';
import type { RawTable } from '../raw-table.js';
import { partsOf, partTable } from '../sheets/sheet-tables.js';
import { decodeText } from './decode-text.js';
import { sniffDelimiter } from './sniff-delimiter.js';

/** Bytes; larger files are exports, and hold one table. */
const LARGEST = 1 << 20;

/**
 * Reads a small CSV file as the tables that stand in it one below the other, as a sheet that was saved as CSV has them. Null when it holds
 * one table, when it is larger than 1 MiB, or when a quote is open or a character lost: then it is read as a stream, which says so.
 */
export async function stackedCsv(input: InputFile, file: string): Promise<RawTable[] | null> {
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
  const parts = partsOf({ grid, left: 0, width, merges: [], oddCells: [] });
  if (parts.length < 2 || text.includes('\ufffd')) return null;
  const place = { file, sheet: null, headingRowCount: null };
  return parts.map((part, at) => partTable(part, at === 0 ? findings : [], place));
}
