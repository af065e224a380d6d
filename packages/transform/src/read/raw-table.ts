import type { Finding } from '@practice-atlas/dataset';

/**
 * A cell as it stands in a file; null and '' are missing. A date of a workbook or a typed file is its ISO text without a zone
 * (`2019-03-05`, `2019-03-05T08:30`) or, when the file knows the moment, with one (`2019-03-05T08:30Z`); a list or an object is its JSON text.
 */
export type RawCell = string | number | boolean | null;

/** Where the cells of a column stand in a text: cell r runs from `bounds[first + r * step]` to the number after it; a negative beginning means that it reads otherwise, and `cell` knows it. */
export interface CellSpans {
  readonly text: string;
  readonly bounds: Int32Array;
  readonly first: number;
  readonly step: number;
}

/** A row that is the total of others: 合计. */
export interface RawTotal {
  readonly row: number;
  /** The word by which it is known. */
  readonly word: string;
  readonly cells: readonly RawCell[];
}

/** A table, or a piece of one, as it stands in a file: nothing is interpreted. */
export interface RawTable {
  /** Name of the file, for findings; within a folder or an archive its path there: `export.zip/orders.csv`; '' when it has none. */
  readonly file: string;
  /** Name of the sheet of a workbook; null elsewhere. */
  readonly sheet: string | null;
  /** The lines above the heading, where the period of a report often stands; null or absent when there are none. */
  readonly title?: string | null;
  /** The unit said above the heading for all numbers below it: `单位：万人`; null or absent when there is none. */
  readonly unitLine?: string | null;
  /** The number of the row that holds the headings, of the last one when they stand in several; absent where they stand in row 1 or in none. */
  readonly headingRow?: number;
  /** The sheet is a text and no table (填表说明): it has no heading, and all its rows are here. Absent = it is not. */
  readonly isProse?: boolean;
  /** It stands beside another table of its sheet, and its columns are in the name of the sheet. Absent = it does not. */
  readonly isBeside?: boolean;
  /** The headings, as many as each row has cells. A heading of two rows is one text, joined by `/`. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** Reads a cell; rows and columns count from 0. */
  cell(row: number, column: number): RawCell;
  /** The number of a row as a spreadsheet counts: the first row of the file is 1. */
  rowNumber(row: number): number;
  /** The cells of a column in the text of the file; null when they do not come from a text. */
  spans(column: number): CellSpans | null;
  /** What was met while reading: encoding, ragged rows, rows set aside. */
  readonly findings: readonly Finding[];
  /** How many rows below the heading reading itself set aside (totals, repeated headings, notes), each with a finding. */
  readonly setAsideCount: number;
  /** Those of the rows set aside that are totals, a thousand of a piece at most; absent when there are none. */
  readonly totals?: readonly RawTotal[];
}

/** A file read piece by piece; all pieces have the same headings. */
export interface RawStream {
  readonly file: string;
  /** Name of the file without the folder that was given: the same wherever that folder lies; absent = `file`. */
  readonly ownName?: string;
  readonly sheet: string | null;
  /** Which of the tables of its sheet it is that stand one below the other, from 1; absent = 1. */
  readonly part?: number;
  /** The table that it says it is (a resource of a data package of ours); null when that is to be found out. */
  readonly table: string | null;
  /** Pieces in order; at least one, even without rows. Can be gone through once. */
  readonly pieces: AsyncIterable<RawTable>;
}

/** What `rawTable` needs to know of a table that is whole in memory. */
export interface RawRows {
  readonly file?: string;
  readonly sheet?: string | null;
  readonly title?: string | null;
  readonly unitLine?: string | null;
  readonly headingRow?: number;
  readonly isProse?: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
  /** The number of each row; default: the heading is row 1 and the rows follow. */
  readonly rowNumbers?: readonly number[];
  readonly findings?: readonly Finding[];
  readonly setAsideCount?: number;
  readonly totals?: readonly RawTotal[];
}

/** Sees rows in memory as a raw table; keeps a reference to them. */
export function rawTable({
  file = '',
  sheet = null,
  title = null,
  unitLine = null,
  headingRow = 1,
  isProse = false,
  columns,
  rows,
  rowNumbers,
  findings,
  setAsideCount,
  totals = [],
}: RawRows): RawTable {
  return {
    file,
    sheet,
    title,
    unitLine,
    headingRow,
    isProse,
    columns,
    rowCount: rows.length,
    cell: (row, column) => rows[row]?.[column] ?? null,
    rowNumber: (row) => rowNumbers?.[row] ?? row + 2,
    spans: () => null,
    findings: findings ?? [],
    setAsideCount: setAsideCount ?? 0,
    totals,
  };
}
