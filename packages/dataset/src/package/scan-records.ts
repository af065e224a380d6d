/** Where the cells of records stand in a text, one after the other; nothing is cut out until somebody asks. */
export interface CellBounds {
  readonly text: string;
  /**
   * Pairs: cell n is the text from `bounds[2 * n]` to `bounds[2 * n + 1]`. A negative beginning means that the cell does not stand
   * in the text as it reads: it is in `composed`.
   */
  readonly bounds: Int32Array;
  /** Cells with doubled quotes, by n. */
  readonly composed: ReadonlyMap<number, string>;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** A text on the way of being scanned. */
export interface RecordScan extends CellBounds {
  readonly delimiter: number;
  at: number;
  /** Whether the last cell opened a quote that never ends. */
  openQuote: boolean;
  /** The first cell with text after its closing quote since this was last set to -1, and whether a line ends within the quotes. */
  strayCell: number;
  strayLines: boolean;
  /** Where the next quote and the next carriage return stand, not before `at`; the length of the text where there is none. */
  quote: number;
  carriage: number;
  bounds: Int32Array;
  cellCount: number;
  readonly composed: Map<number, string>;
}

/** Begins to scan a text at a place of it; `delimiter` is one character. */
export function startScan(text: string, delimiter: string, at: number): RecordScan {
  return {
    text,
    delimiter: delimiter.charCodeAt(0),
    at,
    openQuote: false,
    strayCell: -1,
    strayLines: false,
    quote: -1,
    carriage: -1,
    bounds: new Int32Array(1024),
    cellCount: 0,
    composed: new Map(),
  };
}

function makeRoom(scan: RecordScan, cellCount: number): void {
  const needed = 2 * (scan.cellCount + cellCount);
  if (needed <= scan.bounds.length) return;
  const wider = new Int32Array(Math.max(needed, scan.bounds.length * 2));
  wider.set(scan.bounds);
  scan.bounds = wider;
}

/** Adds a cell that runs from one place to another. */
export function addCell(scan: RecordScan, start: number, end: number): void {
  makeRoom(scan, 1);
  const at = scan.cellCount * 2;
  scan.bounds[at] = start;
  scan.bounds[at + 1] = end;
  scan.cellCount++;
}

function addComposed(scan: RecordScan, cell: string): void {
  scan.composed.set(scan.cellCount, cell);
  addCell(scan, -1, -1);
}

function plainEnd({ text, delimiter }: RecordScan, from: number): number {
  const { length } = text;
  let at = from;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF || code === CR) break;
  }
  return at;
}

/** Notes text between a closing quote and the end of its cell; spaces do not count. */
function lookAtStray(scan: RecordScan, open: number, close: number): void {
  if (scan.strayCell >= 0 || scan.text.slice(close + 1, scan.at).trim() === '') return;
  scan.strayCell = scan.cellCount;
  scan.strayLines = /[\r\n]/.test(scan.text.slice(open, close));
}

function addQuoted(scan: RecordScan): void {
  const { text } = scan;
  let cell = '';
  let start = scan.at + 1;
  for (;;) {
    const end = text.indexOf('"', start);
    if (end < 0) {
      scan.openQuote = true;
      scan.at = text.length;
      addComposed(scan, cell + text.slice(start));
      return;
    }
    if (text.charCodeAt(end + 1) !== QUOTE) {
      const open = scan.at;
      scan.at = plainEnd(scan, end + 1);
      if (cell === '' && scan.at === end + 1) addCell(scan, start, end);
      else {
        if (scan.at > end + 1) lookAtStray(scan, open, end);
        addComposed(scan, cell + text.slice(start, end) + text.slice(end + 1, scan.at));
      }
      return;
    }
    cell += text.slice(start, end + 1);
    start = end + 2;
  }
}

const placeOf = (text: string, mark: string, from: number) => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
};

/** Finds the cells of a line without quotes and carriage returns, in one plain loop: nearly every line of a page's data is one. */
function scanLine(scan: RecordScan, end: number): number {
  const { text, delimiter, cellCount } = scan;
  makeRoom(scan, end - scan.at + 1);
  const { bounds } = scan;
  let start = scan.at;
  let n = 2 * cellCount;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== delimiter) continue;
    bounds[n++] = start;
    bounds[n++] = at;
    start = at + 1;
  }
  bounds[n++] = start;
  bounds[n++] = end;
  scan.at = end + 1;
  scan.cellCount = n / 2;
  if (scan.cellCount > cellCount + 1 || cellText(scan, cellCount).trim() !== '') return scan.cellCount - cellCount;
  scan.cellCount--;
  return 0;
}

/** Finds the cells of one record; returns how many it has, 0 for a blank line. */
export function scanRecord(scan: RecordScan): number {
  const { text, delimiter } = scan;
  if (scan.quote < scan.at) scan.quote = placeOf(text, '"', scan.at);
  if (scan.carriage < scan.at) scan.carriage = placeOf(text, '\r', scan.at);
  const end = placeOf(text, '\n', scan.at);
  if (scan.quote >= end && scan.carriage >= end) return scanLine(scan, end);
  let count = 0;
  let quoted = false;
  for (;;) {
    if (text.charCodeAt(scan.at) === QUOTE) {
      quoted = true;
      addQuoted(scan);
    } else {
      const end = plainEnd(scan, scan.at);
      addCell(scan, scan.at, end);
      scan.at = end;
    }
    count++;
    if (scan.at >= text.length || text.charCodeAt(scan.at) !== delimiter) break;
    scan.at++;
  }
  if (text.charCodeAt(scan.at) === CR) scan.at++;
  if (text.charCodeAt(scan.at) === LF) scan.at++;
  if (count > 1 || quoted || cellText(scan, scan.cellCount - 1).trim() !== '') return count;
  scan.cellCount--;
  return 0;
}

/** Cuts cell n out of the text. */
export function cellText({ text, bounds, composed }: CellBounds, n: number): string {
  const start = bounds[2 * n]!;
  return start < 0 ? (composed.get(n) ?? '') : text.slice(start, bounds[2 * n + 1]);
}
