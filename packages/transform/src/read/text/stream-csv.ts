import { AtlasError, cellText, type Finding, type RowSpans, scanRows } from '@practice-atlas/dataset';
import { type Input, inputName, openInput } from '../input/open-input.js';
import type { RawStream, RawTable } from '../raw-table.js';
import type { ReadOptions } from '../read-progress.js';
import { type CsvHead, csvHead } from './csv-head.js';
import { type CsvSieve, csvSieve } from './csv-set-aside.js';
import { decodePieces } from './decode-text.js';
import { lostCharacters } from './lost-characters.js';

/** How to read CSV. */
export interface CsvOptions extends ReadOptions {
  /** One character; default: the one that cuts the first lines best. */
  readonly delimiter?: string | undefined;
  /** How many rows the heading has; default: found out. */
  readonly headingRowCount?: number | null | undefined;
}

const RECORD_MAX = 1 << 24;
const PIECE_RECORDS = 50_000;
const HEAD_LINES = 40;
const HEAD_LENGTH = 1 << 16;

function pieceOf(
  rows: RowSpans,
  head: CsvHead,
  file: string,
  met: Pick<RawTable, 'findings' | 'setAsideCount' | 'totals'>,
): RawTable {
  const { columns, title, unitLine } = head.heading;
  const width = columns.length;
  const { text, bounds, rowCount, rowNumbers } = rows;
  return {
    file,
    sheet: null,
    title,
    unitLine,
    headingRow: head.headingRow,
    columns,
    rowCount,
    cell: (row, column) => cellText(rows, row * width + column),
    rowNumber: (row) => rowNumbers[row] ?? 0,
    spans: (column) => ({ text, bounds, first: 2 * column, step: 2 * width }),
    ...met,
  };
}

function tooLong(file: string, row: number): AtlasError {
  return new AtlasError(
    'file_malformed',
    `${file === '' ? 'the CSV text' : file} has a row of more than 16 million characters`,
    {
      hint: 'check that it is a CSV file',
      where: { file, row },
      details: { file },
    },
  );
}

function hasLines(text: string, mark: string): boolean {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count < HEAD_LINES; at = text.indexOf(mark, at + 1)) count++;
  return count >= HEAD_LINES;
}

/** Says whether a text has lines enough to find the heading in. */
function isEnough(text: string): boolean {
  return text.length >= HEAD_LENGTH || hasLines(text, '\n') || hasLines(text, '\r');
}

/** Reads the texts of one file, in order. */
function createCsvReader(file: string, { delimiter, headingRowCount }: CsvOptions) {
  let head: CsvHead | null = null;
  let sieve: CsvSieve | null = null;
  let carry = '';
  let scannedLength = 0;
  let row = 1;
  let waiting: Finding[] = [];

  /** Begins with the head; null when more text is needed. */
  const begin = (text: string, isLast: boolean): { head: CsvHead; sieve: CsvSieve; at: number } | null => {
    if (head && sieve) return { head, sieve, at: 0 };
    head = isLast || isEnough(text) ? csvHead({ text, isLast, file, delimiter, headingRowCount }) : null;
    if (head === null) return null;
    waiting.push(...head.heading.findings);
    row = head.row;
    sieve = csvSieve(head.heading.texts, file);
    return { head, sieve, at: head.at };
  };

  return function* read(piece: string, isLast: boolean, findings: readonly Finding[]): Generator<RawTable> {
    waiting.push(...findings);
    const text = carry === '' ? piece : carry + piece;
    carry = text;
    if (!isLast && text.length < 2 * scannedLength) return;
    const begun = begin(text, isLast);
    if (begun === null) {
      if (text.length > RECORD_MAX) throw tooLong(file, 1);
      scannedLength = text.length;
      return;
    }
    const { delimiter: mark, heading } = begun.head;
    const { columns } = heading;
    const { accepts } = begun.sieve;
    const task = { delimiter: mark, file, columns, isLast, quoteMax: RECORD_MAX, recordMax: PIECE_RECORDS, accepts };
    for (let { at } = begun, isDone = false; !isDone; ) {
      const rows = scanRows(text, { ...task, at, row });
      const { findings: setAside, totals } = begun.sieve.take();
      const lost = text.includes('\ufffd', at) ? lostCharacters(rows, columns, file) : [];
      const met = [...waiting, ...rows.findings, ...setAside, ...lost];
      waiting = [];
      row = rows.endRow;
      at = rows.end;
      isDone = !rows.isCut;
      const setAsideCount = setAside.length + rows.setAsideCount;
      yield pieceOf(rows, begun.head, file, { findings: met, setAsideCount, totals });
      if (isDone) carry = text.slice(at);
    }
    scannedLength = carry.length;
    if (!isLast && carry.length > RECORD_MAX) throw tooLong(file, row);
  };
}

async function* csvPieces(input: Input, file: string, options: CsvOptions): AsyncGenerator<RawTable> {
  const { signal, onProgress, pieceBytes } = options;
  const opened = await openInput(input, { ...options, name: file });
  const read = createCsvReader(file, options);
  let rowCount = 0;
  for await (const { text, isLast, findings, bytesRead } of decodePieces(opened, { file, pieceBytes })) {
    signal?.throwIfAborted();
    for (const piece of read(text, isLast, findings)) {
      rowCount += piece.rowCount;
      yield piece;
    }
    onProgress?.({ file, bytesRead, bytesTotal: opened.size, rowCount });
  }
}

/**
 * Reads a CSV file piece by piece, in bounded memory: comma, tab, semicolon or bar, UTF-8, UTF-16 or GB18030, quotes as in RFC 4180,
 * lines above the heading, headings of two rows. Cells stay texts and are cut out of a piece when somebody asks.
 * Findings: `encoding_guessed`, `encoding_unknown`, `character_lost`, `heading_doubtful`, `row_ragged`, `quote_stray`, `quote_open` (the
 * line is set aside), and of rows that are no records `row_total`, `row_heading`, `row_note`. While the pieces are read it throws AtlasError
 * `file_missing`, `file_too_large`, or `file_malformed` when a row has more than 16,384 headings or 16 million characters.
 *
 * @example
 * for await (const piece of streamCsv('orders.csv').pieces) console.log(piece.rowCount);
 */
export function streamCsv(input: Input, options: CsvOptions = {}): RawStream {
  const file = options.file ?? inputName(input);
  return { file, sheet: null, table: null, pieces: csvPieces(input, file, options) };
}
