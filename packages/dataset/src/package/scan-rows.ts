import { quotedValue } from '../build/personal-data.js';
import type { Finding } from '../finding.js';
import { addCell, type CellBounds, cellText, type RecordScan, scanRecord, startScan } from './scan-records.js';

/** What to scan of a text, and how. */
export interface RowTask {
  readonly delimiter: string;
  /** Names the file in findings. */
  readonly file?: string | undefined;
  /** The headings, as many as each row has cells. */
  readonly columns: readonly string[];
  /** Where the first row begins in the text. */
  readonly at: number;
  /** Its number as a spreadsheet counts. */
  readonly row: number;
  /** Whether the text ends with the file; else a record that reaches its end may go on in the next one, and is left. */
  readonly isLast: boolean;
  /**
   * How many characters a quoted cell may run on. Where its quote runs further, or to the end of the file, or ends lines later within
   * other text, somebody forgot to close it: its line is set aside, and scanning goes on with the next. Null keeps such a record as a row.
   */
  readonly quoteMax: number | null;
  /** How many lines and records to scan at most, so that what is found stays small; default: all. */
  readonly recordMax?: number;
  /** Looks at a record before it is made a row; false leaves it out. Its cells are `first` and those after it. */
  readonly accepts?: (cells: CellBounds, first: number, count: number, row: number) => boolean;
}

/** The rows found in a text, as many cells a row as there are columns. */
export interface RowSpans extends CellBounds {
  readonly rowCount: number;
  /** The number of each row as a spreadsheet counts; blank lines count. */
  readonly rowNumbers: readonly number[];
  /** Where scanning ended, and the number of the row there. */
  readonly end: number;
  readonly endRow: number;
  /** Whether it ended for the reason that `recordMax` was reached. */
  readonly isCut: boolean;
  /** How many lines were set aside for an open quote, each with a finding `quote_open`. */
  readonly setAsideCount: number;
  readonly findings: readonly Finding[];
}

const LF = 10;
const CR = 13;

type Fault = Pick<Finding, 'level' | 'reason' | 'remedy'>;

const OPEN: Fault = {
  level: 'error',
  reason: 'a quoted cell never ends; it runs to the end of the file',
  remedy: 'close the quote',
};
const FORGOTTEN: Fault = {
  level: 'error',
  reason: 'a quoted cell never ends; the line is set aside and reading goes on with the next',
  remedy: 'close the quote',
};
const STRAY: Fault = {
  level: 'warning',
  reason: 'text stands after a closing quote; it is kept as a part of the cell',
  remedy: 'double the quotes inside a quoted cell',
};

/** Takes back the cells from one on. */
function dropCells(scan: RecordScan, first: number): void {
  if (scan.composed.size > 0) for (let n = first; n < scan.cellCount; n++) scan.composed.delete(n);
  scan.cellCount = first;
}

/** Sets aside what stands beyond the heading, and fills up what is missing; says why. */
function fitRow(scan: RecordScan, first: number, width: number): Fault | null {
  const count = scan.cellCount - first;
  const reason = `the row has ${count} cells, the heading ${width}; the rest is`;
  if (count < width) {
    while (scan.cellCount < first + width) addCell(scan, 0, 0);
    return { level: 'warning', reason: `${reason} missing`, remedy: 'write every cell, empty ones too' };
  }
  let isFilled = false;
  for (let n = first + width; n < scan.cellCount && !isFilled; n++) isFilled = cellText(scan, n) !== '';
  dropCells(scan, first + width);
  return isFilled
    ? { level: 'error', reason: `${reason} set aside`, remedy: 'quote cells that hold the delimiter' }
    : null;
}

/** Says whether the record that was just scanned may go on in the next text. */
function mayGoOn({ at, text }: RecordScan): boolean {
  return at >= text.length && text.charCodeAt(text.length - 1) !== LF;
}

/** Finds where the line that begins at a place ends, and where the next begins. */
function lineAt(text: string, from: number): { end: number; next: number } {
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
  return { end, next: end + (text.startsWith('\r\n', end) ? 2 : 1) };
}

/**
 * Finds the rows of a CSV text, or of a piece of one. A row that is too short is filled with '', cells beyond the width are set
 * aside, each with a finding `row_ragged`; blank lines are skipped. Where `quoteMax` is given, an open quote has the finding
 * `quote_open`, and text after a closing quote `quote_stray`.
 */
export function scanRows(text: string, task: RowTask): RowSpans {
  const { columns, accepts, isLast, quoteMax, recordMax = Number.POSITIVE_INFINITY } = task;
  const width = columns.length;
  const scan = startScan(text, task.delimiter, task.at);
  const findings: Finding[] = [];
  const rowNumbers: number[] = [];
  let { row } = task;
  let end = scan.at;
  let setAsideCount = 0;
  const report = (code: string, fault: Fault, column?: string, value: string | null = null) => {
    const place = { ...(task.file === undefined ? {} : { file: task.file }), row };
    findings.push({ code, where: column === undefined ? place : { ...place, column }, value, ...fault });
  };
  const setLineAside = () => {
    const line = lineAt(text, end);
    report('quote_open', FORGOTTEN, undefined, quotedValue(text.slice(end, line.end)));
    setAsideCount++;
    scan.at = line.next;
    scan.openQuote = false;
  };
  let isCut = false;
  for (; scan.at < text.length; row++, end = scan.at) {
    isCut = row - task.row >= recordMax;
    if (isCut) break;
    const first = scan.cellCount;
    const count = scanRecord(scan);
    const goesOn = !isLast && (scan.openQuote || mayGoOn(scan));
    const strayColumn = scan.strayCell - first;
    scan.strayCell = -1;
    const isStray = quoteMax !== null && strayColumn >= 0 && !goesOn;
    const isEndless = quoteMax !== null && scan.openQuote && (isLast || text.length - end > quoteMax);
    if (isEndless || goesOn || (isStray && scan.strayLines)) {
      dropCells(scan, first);
      if (goesOn && !isEndless) break;
      setLineAside();
      continue;
    }
    if (scan.openQuote) report('quote_open', OPEN);
    if (count === 0) continue;
    if (accepts && !accepts(scan, first, count, row)) {
      dropCells(scan, first);
      continue;
    }
    if (isStray) report('quote_stray', STRAY, columns[strayColumn]);
    const fault = count === width ? null : fitRow(scan, first, width);
    if (fault) report('row_ragged', fault);
    rowNumbers.push(row);
  }
  const { bounds, composed } = scan;
  const rowCount = rowNumbers.length;
  return { text, bounds, composed, rowCount, rowNumbers, end, endRow: row, isCut, setAsideCount, findings };
}
