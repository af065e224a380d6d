import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../../finding-of.js';
import { isFilled } from '../layout/heading-words.js';
import { isProse } from '../layout/prose-rows.js';
import { type RawCell, type RawTable, rawTable } from '../raw-table.js';
import { partTables } from './part-tables.js';
import type { SheetScan } from './scan-sheet.js';
import { sheetCells } from './sheet-cells.js';
import { partsOf } from './sheet-parts.js';

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

/** Makes a table without a heading of a sheet that is a text. */
function proseTable(
  grid: readonly (readonly RawCell[])[],
  width: number,
  findings: readonly Finding[],
  place: { readonly file: string; readonly sheet: string },
): RawTable {
  const filled = grid.flatMap((row, position) => (row.some(isFilled) ? [{ row, position }] : []));
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
 * Makes the tables of a sheet, one or several one below the other or side by side: finds the heading of each, fills merged cells, sets totals and notes
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
  return partTables(parts, hidden, { file, sheet, headingRowCount });
}
