import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { withoutBeside } from '../layout/beside-tables.js';
import { findHeading } from '../layout/find-heading.js';
import { choicesRow, isMoreChoices } from '../layout/form-rows.js';
import { headingText, isFilled } from '../layout/heading-words.js';
import { isProse } from '../layout/prose-rows.js';
import { setAsideRow } from '../layout/set-aside-row.js';
import { tableStarts } from '../layout/stacked-tables.js';
import { type RawCell, type RawTable, type RawTotal, rawTable } from '../raw-table.js';
import { columnLetters, type OddCell, type SheetScan } from './scan-sheet.js';
import { fillDown, type SheetCells, sheetCells } from './sheet-cells.js';

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
  {
    firstRow,
    above,
    columnCount,
    ...place
  }: {
    firstRow: number;
    above: number;
    columnCount: number;
    texts: readonly (readonly string[])[];
    file: string;
    sheet: string | null;
  },
): Map<number, Finding> {
  const setAside = new Map<number, Finding>();
  const look = (row: readonly RawCell[], r: number) => {
    const finding = r < firstRow || setAside.has(r) ? null : setAsideRow(row, { ...place, row: above + r + 1 });
    if (finding) setAside.set(r, finding);
  };
  grid.forEach(look);
  let isBelowChoices = false;
  grid.forEach((row, r) => {
    const code = setAside.get(r)?.code;
    isBelowChoices =
      code === 'row_choices' || (isBelowChoices && (!row.some(isFilled) || isMoreChoices(row, columnCount)));
    if (!isBelowChoices || setAside.has(r) || !row.some(isFilled)) return;
    const { file, sheet } = place;
    const where = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }), row: above + r + 1 };
    setAside.set(r, choicesRow(null, where));
  });
  fill();
  grid.forEach(look);
  return setAside;
}

function totalsOf(
  grid: readonly (readonly RawCell[])[],
  setAside: ReadonlyMap<number, Finding>,
  above: number,
): RawTotal[] {
  return [...setAside]
    .filter(([, { code }]) => code === 'row_total')
    .slice(0, MOST_TOTALS)
    .map(([r, { value }]) => ({ row: above + r + 1, word: value ?? '', cells: grid[r] ?? [] }));
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

/** One of the tables that stand in a sheet, one below the other. */
export interface Part extends SheetCells {
  /** How many rows of the sheet stand above it. */
  readonly above: number;
}

/** Leaves out the columns in which a part has nothing. */
function trimmed(part: Part): Part {
  const odd = part.oddCells.map(({ column }) => column - part.left);
  const filled = part.grid.flatMap((row) => [row.findIndex(isFilled), row.findLastIndex(isFilled)]);
  const used = [...odd, ...filled].filter((column) => column >= 0);
  const first = used.reduce((least, column) => Math.min(least, column), part.width);
  const last = used.reduce((most, column) => Math.max(most, column), -1);
  return {
    ...part,
    left: part.left + first,
    width: last + 1 - first,
    grid: part.grid.map((row) => row.slice(first, last + 1)),
    merges: part.merges
      .filter((merge) => merge.left >= first)
      .map((merge) => ({ ...merge, left: merge.left - first, right: merge.right - first })),
  };
}

/** Cuts the cells of a sheet into its tables. */
export function partsOf(cells: SheetCells): Part[] {
  const starts = tableStarts(cells.grid, cells.merges);
  if (starts.length === 1) return [{ ...cells, above: 0 }];
  return starts.map((above, at) => {
    const end = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    const isWithin = (row: number) => row >= above && row < end;
    return trimmed({
      ...cells,
      above,
      grid: cells.grid.slice(above, end),
      merges: cells.merges
        .filter(({ top }) => isWithin(top))
        .map((merge) => ({ ...merge, top: merge.top - above, bottom: Math.min(merge.bottom, end - 1) - above })),
      oddCells: cells.oddCells.filter(({ row }) => isWithin(row)),
    });
  });
}

interface PartPlace {
  readonly file: string;
  readonly sheet: string | null;
  readonly headingRowCount: number | null;
}

/** Makes the table of a part; `findings` are told before its own. */
export function partTable(
  { grid, left, width: cellCount, merges, oddCells, above }: Part,
  findings: readonly Finding[],
  { file, sheet, headingRowCount }: PartPlace,
): RawTable {
  const inSheet = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }) };
  const near = merges.filter(({ top }) => top < HEADING_REACH).slice(0, MOST_HEADING_MERGES);
  const rowNumber = (position: number) => above + position + 1;
  const heading = findHeading(grid, { merges: near, file, sheet, headingRowCount, rowNumber });
  const { texts, firstDataRow, title, unitLine } = heading;
  const width = Math.max(heading.columns.length, cellCount);
  const columns = Array.from({ length: width }, (_, c) => headingText(heading.columns[c]));
  const fill = () => fillDown(grid, merges, firstDataRow);
  const setAside = sieve(grid, fill, {
    firstRow: firstDataRow,
    above,
    columnCount: columns.filter((text) => text !== '').length,
    texts,
    file,
    sheet,
  });
  const firstToTell = above + (heading.headingRows[0] ?? firstDataRow);
  const odd = oddCells
    .filter(({ row }) => row >= firstToTell && !setAside.has(row - above))
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
    headingRow: rowNumber(heading.headingRows.at(-1) ?? 0),
    columns,
    rows: kept.map(({ row }) => row),
    rowNumbers: kept.map(({ position }) => rowNumber(position)),
    findings: [...findings, ...heading.findings, ...byRow],
    setAsideCount: setAside.size,
    totals: totalsOf(grid, setAside, above),
  });
}

/**
 * Makes the tables of a sheet, one or several one below the other: finds the heading of each, fills merged cells, sets totals and notes
 * aside. Cells with errors are told unless they stand above the heading or in a row set aside. A sheet that is a text (填表须知) has rows,
 * and no heading. None when the sheet holds nothing; one when somebody says how many rows its heading has.
 */
export function sheetTables({ file, sheet, isHidden, isFrom1904, rows, scan, headingRowCount }: SheetGrid): RawTable[] {
  const cells = sheetCells(rows, scan, isFrom1904);
  if (!cells) return [];
  const reason = 'the sheet is hidden; it was read';
  const where = { ...(file === '' ? {} : { file }), sheet };
  const hidden = isHidden
    ? [findingOf('sheet_hidden', 'notice', null, reason, 'delete it if it is not meant', where)]
    : [];
  if (headingRowCount === null && isProse(cells.grid))
    return [proseTable(cells.grid, cells.width, hidden, { file, sheet })];
  const parts = headingRowCount === null ? partsOf(cells) : [{ ...cells, above: 0 }];
  return parts.map((given, at) => {
    const { part, findings } = withoutBeside(given, where);
    return partTable(part, [...(at === 0 ? hidden : []), ...findings], { file, sheet, headingRowCount });
  });
}
