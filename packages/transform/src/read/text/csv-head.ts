import { AtlasError, cellText, scanRecord, startScan } from '@practice-atlas/dataset';
import { findHeading, type Heading } from '../layout/find-heading.js';
import { sniffDelimiter } from './sniff-delimiter.js';

/** What stands above the first row of a CSV file, and where that row begins. */
export interface CsvHead {
  readonly delimiter: string;
  readonly heading: Heading;
  /** The number of its last row. */
  readonly headingRow: number;
  /** Where the first row below the heading begins in the text, and its number. */
  readonly at: number;
  readonly row: number;
}

/** The first text of a file. */
export interface HeadTask {
  readonly text: string;
  /** Whether the text ends with the file. */
  readonly isLast: boolean;
  readonly file: string;
  readonly delimiter?: string | undefined;
  /** How many rows the heading has; null or absent when that is to be found out. */
  readonly headingRowCount?: number | null | undefined;
}

const LOOK_ROWS = 40;
const LOOK_CELLS = 200_000;
const COLUMNS_MAX = 16_384;

function malformed(file: string, row: number, reason: string, hint: string): AtlasError {
  const what = file === '' ? 'the CSV text' : file;
  return new AtlasError('file_malformed', `${what} ${reason}`, { hint, where: { file, row }, details: { file } });
}

/** Reads a first line that only names the delimiter, as Excel writes it: `sep=;`. */
function namedDelimiter(text: string): { delimiter: string; at: number } | null {
  const [line, delimiter] = /^sep=(.)\r?(?:\n|$)/i.exec(text.slice(0, 10)) ?? [];
  return line !== undefined && delimiter !== undefined ? { delimiter, at: line.length } : null;
}

/**
 * Reads the head of a CSV file: its delimiter, the lines above its heading, the heading. Null when the text has not one whole
 * record yet. Throws AtlasError `file_malformed` when it has more than 16,384 columns or a quote in its first record never ends.
 */
export function csvHead({ text, isLast, file, delimiter: given, headingRowCount = null }: HeadTask): CsvHead | null {
  const named = given === undefined ? namedDelimiter(text) : null;
  const delimiter = given ?? named?.delimiter ?? sniffDelimiter(text);
  const scan = startScan(text, delimiter, named?.at ?? 0);
  const rows: string[][] = [];
  const places: { row: number; end: number }[] = [];
  for (
    let row = named ? 2 : 1;
    rows.length < LOOK_ROWS && scan.cellCount < LOOK_CELLS && scan.at < text.length;
    row++
  ) {
    const first = scan.cellCount;
    const count = scanRecord(scan);
    const isWhole = !scan.openQuote && (isLast || scan.at < text.length || text.endsWith('\n'));
    if (!isWhole && rows.length === 0 && isLast)
      throw malformed(file, row, `has a quote in row ${row} that never ends`, 'close the quote');
    if (!isWhole) break;
    if (count > COLUMNS_MAX)
      throw malformed(file, row, `has ${count} columns, the limit is ${COLUMNS_MAX}`, 'check the delimiter');
    if (count === 0) continue;
    rows.push(Array.from({ length: count }, (_, n) => cellText(scan, first + n)));
    places.push({ row, end: scan.at });
  }
  if (rows.length === 0 && !isLast) return null;
  const rowNumber = (position: number) => places[position]?.row ?? position + 1;
  const heading = findHeading(rows, { file, rowNumber, headingRowCount });
  const last = places[heading.firstDataRow - 1];
  const headingRow = rowNumber(heading.headingRows.at(-1) ?? 0);
  return { delimiter, heading, headingRow, at: last?.end ?? scan.at, row: (last?.row ?? 0) + 1 };
}
