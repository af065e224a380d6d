import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import { dateCell } from './date-cell.js';
import { findHeading } from './find-heading.js';
import type { Merge } from './heading-path.js';
import { headingText, isFilled } from './heading-words.js';
import { type RawCell, type RawTable, rawTable } from './raw-table.js';
import { columnLetters, type OddCell, type SheetScan } from './scan-sheet.js';
import { setAsideRow } from './set-aside-row.js';

/** A sheet as it was read, before its heading is known. */
export interface SheetGrid {
  readonly file: string;
  readonly sheet: string;
  readonly isHidden: boolean;
  readonly isFrom1904: boolean;
  /** From the first cell of the sheet. */
  readonly rows: readonly (readonly unknown[])[];
  readonly scan: SheetScan;
}

const HEADING_REACH = 48;
const MOST_HEADING_MERGES = 2000;

function cellOf(value: unknown, isFrom1904: boolean): RawCell | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return dateCell(value, isFrom1904);
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
    ? (value as RawCell)
    : undefined;
}

function isBlank(row: readonly RawCell[] | undefined): boolean {
  return row === undefined || !row.some(isFilled);
}

function troubleOf({ kind, text }: OddCell, where: Finding['where']): Finding | null {
  if (kind === 'date') return null;
  if (kind === 'error')
    return findingOf(
      'cell_error',
      'error',
      text,
      'the cell shows an error',
      'correct its formula and save again',
      where,
    );
  const reason = 'the formula was saved without its result';
  return findingOf('formula_uncomputed', 'error', text, reason, 'open the workbook, let it compute, save it', where);
}

/** Copies the value of each merged cell to the rows below it, where they are not blank otherwise. */
function fillDown(grid: RawCell[][], merges: readonly Merge[], firstRow: number): void {
  const reach = new Map<number, number>();
  for (const { top, left, bottom } of [...merges].sort((a, b) => a.top - b.top)) {
    const from = Math.max(top, firstRow, reach.get(left) ?? 0);
    const value = grid[top]?.[left];
    if (top < firstRow || bottom === top || from > bottom || value === undefined || value === null) continue;
    for (let r = from; r <= bottom && r < grid.length; r += 1) if (!isBlank(grid[r])) grid[r]![left] = value;
    reach.set(left, bottom + 1);
  }
}

/** Makes the table of a sheet: finds its heading, fills merged cells, sets totals and notes aside. Null when the sheet is empty. */
export function sheetTable({ file, sheet, isHidden, isFrom1904, rows, scan }: SheetGrid): RawTable | null {
  const findings: Finding[] = [];
  const whole = rows.map((row) => row.map((value) => cellOf(value, isFrom1904)));
  for (const { kind, row, column, text } of scan.oddCells) {
    const cells = whole[row];
    if (cells) cells[column] = kind === 'date' ? text.replace(/T00:00(?::00(?:\.0+)?)?$/, '') : null;
  }
  const left = whole.reduce((least, row) => {
    const first = row.findIndex((cell) => cell === undefined || isFilled(cell));
    return first < 0 ? least : Math.min(least, first);
  }, Number.POSITIVE_INFINITY);
  const firstOdd = Math.min(...scan.oddCells.slice(0, 1000).map(({ column }) => column), Number.POSITIVE_INFINITY);
  const cut = Math.min(left, firstOdd);
  if (cut === Number.POSITIVE_INFINITY) return null;
  const grid = whole.map((row) => row.slice(cut).map((cell) => cell ?? null));
  const merges = scan.merges
    .filter((merge) => merge.left >= cut)
    .map((merge) => ({ ...merge, left: merge.left - cut, right: merge.right - cut }));
  const near = merges.filter(({ top }) => top < HEADING_REACH).slice(0, MOST_HEADING_MERGES);
  const heading = findHeading(grid, { merges: near, file, sheet });
  const width = Math.max(heading.columns.length, scan.columnCount - cut);
  const columns = Array.from({ length: width }, (_, c) => heading.columns[c] ?? '');
  const where = (row: number, column?: number): Finding['where'] => ({
    ...(file === '' ? {} : { file }),
    sheet,
    row: row + 1,
    ...(column === undefined ? {} : { column: columns[column - cut] || columnLetters(column) }),
  });
  if (isHidden)
    findings.push(
      findingOf('sheet_hidden', 'notice', null, 'the sheet is hidden; it was read', 'delete it if it is not meant', {
        ...(file === '' ? {} : { file }),
        sheet,
      }),
    );
  findings.push(...heading.findings);
  for (const odd of scan.oddCells) {
    const finding = troubleOf(odd, where(odd.row, odd.column));
    if (finding) findings.push(finding);
  }
  for (const [r, row] of whole.entries())
    for (const [c, cell] of row.entries())
      if (cell === undefined)
        findings.push(
          findingOf('cell_error', 'error', null, 'the date is beyond what a calendar has', 'correct it', where(r, c)),
        );
  const oddRows = new Set(scan.oddCells.map(({ row }) => row));
  const setAside = new Map<number, Finding>();
  const place = (r: number) => ({ texts: heading.texts, file, sheet, row: r + 1 });
  for (let r = heading.firstDataRow; r < grid.length; r += 1) {
    const finding = setAsideRow(grid[r]!, place(r));
    if (finding) setAside.set(r, finding);
  }
  fillDown(grid, merges, heading.firstDataRow);
  const kept: RawCell[][] = [];
  const rowNumbers: number[] = [];
  for (let r = heading.firstDataRow; r < grid.length; r += 1) {
    const row = grid[r]!;
    if (isBlank(row) && !oddRows.has(r)) continue;
    const finding = setAside.get(r) ?? setAsideRow(row, place(r));
    if (finding) {
      findings.push(finding);
      setAside.set(r, finding);
      continue;
    }
    kept.push(row);
    rowNumbers.push(r + 1);
  }
  return rawTable({
    file,
    sheet,
    title: heading.title,
    unitLine: heading.unitLine,
    columns: columns.map(headingText),
    rows: kept,
    rowNumbers,
    findings,
    setAsideCount: setAside.size,
  });
}
