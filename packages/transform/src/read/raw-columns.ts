import type { Finding } from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { RawCell, RawTable } from './raw-table.js';

/** What `rawColumns` needs to know of a typed file. */
export interface RawColumns {
  readonly file: string;
  readonly columns: readonly string[];
  /** The cells of each column. */
  readonly cells: readonly (readonly RawCell[])[];
  readonly rowCount: number;
  /** The number of the first row; default: 2, as if headed. */
  readonly firstRow?: number;
  readonly findings: readonly Finding[];
}

/** Sees columns in memory as a raw table; its rows are numbered one after the other. */
export function rawColumns({ file, columns, cells, rowCount, firstRow = 2, findings }: RawColumns): RawTable {
  return {
    file,
    sheet: null,
    columns,
    rowCount,
    cell: (row, column) => cells[column]?.[row] ?? null,
    rowNumber: (row) => row + firstRow,
    spans: () => null,
    findings,
    setAsideCount: 0,
  };
}

/** Says of a column that some of its whole numbers are beyond what a number holds exactly. */
export function largeNumbers(file: string, column: string, row: number, value: string): Finding {
  const reason = 'whole numbers of the column are beyond 2^53; they are kept as texts';
  const where = { ...(file === '' ? {} : { file }), row, column };
  return findingOf('number_large', 'notice', value, reason, 'write identifiers as texts', where);
}
