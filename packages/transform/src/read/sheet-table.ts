import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import { findHeading } from './find-heading.js';
import { headingText, isFilled } from './heading-words.js';
import { isProse } from './prose-rows.js';
import { type RawCell, type RawTable, type RawTotal, rawTable } from './raw-table.js';
import { columnLetters, type OddCell, type SheetScan } from './scan-sheet.js';
import { setAsideRow } from './set-aside-row.js';
import { fillDown, sheetCells } from './sheet-cells.js';

/** A sheet as it was read, before its heading is known. */
export interface SheetGrid {
  readonly file: string;
  readonly sheet: string;
  readonly isHidden: boolean;
  readonly isFrom1904: boolean;
  /** From the first cell of the sheet. */
  readonly rows: readonly (readonly unknown[])[];
  readonly scan: SheetScan;
  /** How many rows the heading has; null when that is to be found out. */
  readonly headingRowCount: number | null;
}

const HEADING_REACH = 48;
const MOST_HEADING_MERGES = 2000;
const MOST_TOTALS = 1000;

function oddFinding({ kind, text }: OddCell, where: Finding['where']): Finding {
  if (kind === 'error')
    return findingOf(
      'cell_error',
      'warning',
      text,
      'the cell shows an error',
      'correct its formula and save again',
      where,
    );
  if (kind === 'date')
    return findingOf('cell_error', 'error', null, 'the date is beyond what a calendar has', 'correct it', where);
  const reason = 'the formula was saved without its result';
  return findingOf('formula_uncomputed', 'error', text, reason, 'open the workbook, let it compute, save it', where);
}

/** Finds the rows that are no records, as they stand and again with merged cells filled, and fills these. */
function sieve(
  grid: RawCell[][],
  fill: () => void,
  { firstRow, ...place }: { firstRow: number; texts: readonly (readonly string[])[]; file: string; sheet: string },
): Map<number, Finding> {
  const setAside = new Map<number, Finding>();
  const look = (row: readonly RawCell[], r: number) => {
    const finding = r < firstRow || setAside.has(r) ? null : setAsideRow(row, { ...place, row: r + 1 });
    if (finding) setAside.set(r, finding);
  };
  grid.forEach(look);
  fill();
  grid.forEach(look);
  return setAside;
}

function totalsOf(grid: readonly (readonly RawCell[])[], setAside: ReadonlyMap<number, Finding>): RawTotal[] {
  return [...setAside]
    .filter(([, { code }]) => code === 'row_total')
    .slice(0, MOST_TOTALS)
    .map(([r, { value }]) => ({ row: r + 1, word: value ?? '', cells: grid[r] ?? [] }));
}

const numbered = (grid: readonly (readonly RawCell[])[]) => grid.map((row, position) => ({ row, position }));

/** Makes a table without a heading of a sheet that is a text. */
function proseTable(
  grid: readonly (readonly RawCell[])[],
  width: number,
  findings: readonly Finding[],
  place: { readonly file: string; readonly sheet: string },
): RawTable {
  const filled = numbered(grid).filter(({ row }) => row.some(isFilled));
  return rawTable({
    ...place,
    isProse: true,
    columns: new Array<string>(width).fill(''),
    rows: filled.map(({ row }) => row),
    rowNumbers: filled.map(({ position }) => position + 1),
    findings,
  });
}

/**
 * Makes the table of a sheet: finds its heading, fills merged cells, sets totals and notes aside. Cells with errors are told unless
 * they stand above the heading or in a row set aside. A sheet that is a text (填表须知) has rows, and no heading. Null when it holds nothing.
 */
export function sheetTable({
  file,
  sheet,
  isHidden,
  isFrom1904,
  rows,
  scan,
  headingRowCount,
}: SheetGrid): RawTable | null {
  const cells = sheetCells(rows, scan, isFrom1904);
  if (!cells) return null;
  const { grid, left, merges } = cells;
  const inSheet = { ...(file === '' ? {} : { file }), sheet };
  const reason = 'the sheet is hidden; it was read';
  const hidden = isHidden
    ? [findingOf('sheet_hidden', 'notice', null, reason, 'delete it if it is not meant', inSheet)]
    : [];
  if (headingRowCount === null && isProse(grid)) return proseTable(grid, cells.width, hidden, { file, sheet });
  const near = merges.filter(({ top }) => top < HEADING_REACH).slice(0, MOST_HEADING_MERGES);
  const heading = findHeading(grid, { merges: near, file, sheet, headingRowCount });
  const { texts, firstDataRow, title, unitLine } = heading;
  const width = Math.max(heading.columns.length, cells.width);
  const columns = Array.from({ length: width }, (_, c) => headingText(heading.columns[c]));
  const fill = () => fillDown(grid, merges, firstDataRow);
  const setAside = sieve(grid, fill, { firstRow: firstDataRow, texts, file, sheet });
  const firstToTell = heading.headingRows[0] ?? firstDataRow;
  const odd = cells.oddCells
    .filter(({ row }) => row >= firstToTell && !setAside.has(row))
    .map((cell) => {
      const column = columns[cell.column - left] || columnLetters(cell.column);
      return oddFinding(cell, { ...inSheet, row: cell.row + 1, column });
    });
  const byRow = [...odd, ...setAside.values()].sort((a, b) => (a.where.row ?? 0) - (b.where.row ?? 0));
  const kept = numbered(grid).filter(
    ({ row, position }) => position >= firstDataRow && !setAside.has(position) && row.some(isFilled),
  );
  return rawTable({
    file,
    sheet,
    title,
    unitLine,
    headingRow: (heading.headingRows.at(-1) ?? 0) + 1,
    columns,
    rows: kept.map(({ row }) => row),
    rowNumbers: kept.map(({ position }) => position + 1),
    findings: [...hidden, ...heading.findings, ...byRow],
    setAsideCount: setAside.size,
    totals: totalsOf(grid, setAside),
  });
}
