import type { Finding } from '@practice-atlas/dataset';
import type { RawTable } from '../raw-table.js';
import type { JsonRecord, RecordColumns } from './record-columns.js';

/** Objects that make a table. */
export interface RecordRows {
  readonly file: string;
  readonly sheet?: string | null;
  readonly columns: RecordColumns;
  readonly records: readonly JsonRecord[];
  /** The number of each. */
  readonly rowNumbers: readonly number[];
  readonly findings: readonly Finding[];
  readonly setAsideCount: number;
}

/** Sees objects as a table; keeps a reference to them, and reads a cell when it is asked for. */
export function recordTable({
  file,
  sheet = null,
  columns,
  records,
  rowNumbers,
  findings,
  setAsideCount,
}: RecordRows): RawTable {
  const headings = columns.headings();
  const readers = headings.map((_, column) => columns.reader(column));
  return {
    file,
    sheet,
    columns: headings,
    rowCount: records.length,
    cell: (row, column) => {
      const record = records[row];
      return record === undefined ? null : (readers[column]?.(record) ?? null);
    },
    rowNumber: (row) => rowNumbers[row] ?? 0,
    spans: () => null,
    findings,
    setAsideCount,
  };
}
