import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { findHeading } from '../layout/find-heading.js';
import { choicesRow, isMoreChoices } from '../layout/form-rows.js';
import { headingText, isFilled } from '../layout/heading-words.js';
import { fillRepeated } from '../layout/repeated-cells.js';
import { setAsideRow } from '../layout/set-aside-row.js';
import { type RawCell, type RawTable, type RawTotal, rawTable } from '../raw-table.js';
import { columnLetters, type OddCell } from './scan-sheet.js';
import { fillDown } from './sheet-cells.js';
import type { Part } from './sheet-parts.js';

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

/** Where a part stands, and what is known of its heading. */
export interface PartPlace {
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
  const repeated = fillRepeated({
    grid,
    columns,
    firstRow: firstDataRow,
    isSetAside: (row) => setAside.has(row),
    where: (row, column) => ({
      ...inSheet,
      row: rowNumber(row),
      column: columns[column] || columnLetters(left + column),
    }),
  });
  const byRow = [...odd, ...repeated, ...setAside.values()].sort((a, b) => (a.where.row ?? 0) - (b.where.row ?? 0));
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
