import type { Finding } from '../finding.js';
import { addCell, type CellBounds, cellText, type RecordScan, scanRecord, startScan } from './scan-records.js';

/** What to scan of a text, and how. */
export interface RowTask {
  readonly delimiter: string;
  /** Names the file in findings. */
  readonly file?: string | undefined;
  /** Cells of a row. */
  readonly width: number;
  /** Where the first row begins in the text. */
  readonly at: number;
  /** Its number as a spreadsheet counts. */
  readonly row: number;
  /** Whether the text ends with the file; else a record that reaches its end may go on in the next one, and is left. */
  readonly isLast: boolean;
  /** Whether a record whose quote never ends is a row; else scanning stops before it. */
  readonly keepsOpenQuote: boolean;
  /** Looks at a record before it is made a row; false leaves it out. Its cells are `first` and those after it. */
  readonly accepts?: (cells: CellBounds, first: number, count: number, row: number) => boolean;
}

/** The rows found in a text, `width` cells a row. */
export interface RowSpans extends CellBounds {
  readonly rowCount: number;
  /** The number of each row as a spreadsheet counts; blank lines count. */
  readonly rowNumbers: readonly number[];
  /** Where scanning ended, and the number of the row there. */
  readonly end: number;
  readonly endRow: number;
  /** Whether it ended before a record with a quote that does not end in this text. */
  readonly isOpen: boolean;
  readonly findings: readonly Finding[];
}

const LF = 10;

/** Takes back the cells from one on. */
function dropCells(scan: RecordScan, first: number): void {
  if (scan.composed.size > 0) for (let n = first; n < scan.cellCount; n++) scan.composed.delete(n);
  scan.cellCount = first;
}

/** Sets aside what stands beyond the heading, and fills up what is missing; says why. */
function fitRow(scan: RecordScan, first: number, width: number): Pick<Finding, 'level' | 'reason' | 'remedy'> | null {
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

/**
 * Finds the rows of a CSV text, or of a piece of one. A row that is too short is filled with '', cells beyond the width are set
 * aside, each with a finding `row_ragged`; blank lines are skipped.
 */
export function scanRows(text: string, task: RowTask): RowSpans {
  const { width, accepts } = task;
  const scan = startScan(text, task.delimiter, task.at);
  const findings: Finding[] = [];
  const rowNumbers: number[] = [];
  let { row } = task;
  let end = scan.at;
  let isOpen = false;
  const report = (code: string, fault: Pick<Finding, 'level' | 'reason' | 'remedy'>) =>
    findings.push({
      code,
      where: { ...(task.file === undefined ? {} : { file: task.file }), row },
      value: null,
      ...fault,
    });
  for (; scan.at < text.length; row++, end = scan.at) {
    const first = scan.cellCount;
    const count = scanRecord(scan);
    isOpen = scan.openQuote && !task.keepsOpenQuote;
    if (isOpen || (!task.isLast && mayGoOn(scan))) {
      dropCells(scan, first);
      break;
    }
    if (scan.openQuote)
      report('quote_open', {
        level: 'error',
        reason: 'a quoted cell never ends; it runs to the end of the file',
        remedy: 'close the quote',
      });
    if (count === 0) continue;
    if (accepts && !accepts(scan, first, count, row)) {
      dropCells(scan, first);
      continue;
    }
    const fault = count === width ? null : fitRow(scan, first, width);
    if (fault) report('row_ragged', fault);
    rowNumbers.push(row);
  }
  const { bounds, composed } = scan;
  return { text, bounds, composed, rowCount: rowNumbers.length, rowNumbers, end, endRow: row, isOpen, findings };
}
