import { buildColumn } from '../columns/build-column.js';
import type { Column } from '../columns/column.js';
import { columnValue } from '../columns/column-value.js';
import type { Finding } from '../finding.js';
import type { ColumnTable } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';

/** A table whose cells are good, while its keys and references are checked. */
export interface DraftTable {
  readonly name: TableName;
  readonly file?: string | undefined;
  readonly rowCount: number;
  /** Every declared field, in order. */
  readonly columns: ReadonlyMap<string, Column>;
  /** 0 = the row is set aside. */
  readonly kept: Uint8Array;
  /** Values that are set aside: rows by column. */
  readonly cleared: Map<string, Set<number>>;
  readonly findings: Finding[];
  /** The number of a row as its file counts; the heading is row 1. */
  rowNumber(row: number): number;
}

/** Begins a table with no row and no value set aside; rows count from 2 unless a file says otherwise. */
export function draftTable(
  name: TableName,
  rowCount: number,
  columns: ReadonlyMap<string, Column>,
  origin: Pick<DraftTable, 'rowNumber' | 'file'> = { rowNumber: (row) => row + 2 },
): DraftTable {
  return {
    name,
    file: origin.file,
    rowNumber: origin.rowNumber,
    rowCount,
    columns,
    kept: new Uint8Array(rowCount).fill(1),
    cleared: new Map(),
    findings: [],
  };
}

const empties = new Map<TableName, DraftTable>();

/** Gives the table of that name without rows. */
export function emptyDraft(name: TableName): DraftTable {
  const table: Table = tables[name];
  const columns = () =>
    new Map(Object.entries(table.fields).map(([field, { type }]) => [field, buildColumn({ type }, [])]));
  const known = empties.get(name) ?? draftTable(name, 0, columns());
  empties.set(name, known);
  return known;
}

/** Says where a row of a table stands. */
export function whereOf(
  draft: Pick<DraftTable, 'name' | 'file' | 'rowNumber'>,
  row: number,
  column?: string,
): Finding['where'] {
  return {
    ...(draft.file === undefined ? {} : { file: draft.file }),
    table: draft.name,
    row: draft.rowNumber(row),
    ...(column === undefined ? {} : { column }),
  };
}

/** Sets one value aside. */
export function clearCell(draft: DraftTable, column: string, row: number): void {
  const rows = draft.cleared.get(column) ?? new Set();
  draft.cleared.set(column, rows.add(row));
}

/** Leaves out what was set aside. Columns of which nothing was are the draft's own, not copies. */
export function finishTable({ name, rowCount, columns, kept, cleared }: DraftTable): ColumnTable {
  const isWhole = !kept.includes(0);
  const { fields }: Table = tables[name];
  const rows = isWhole ? null : Array.from(kept.keys()).filter((row) => kept[row] === 1);
  const finished: Record<string, Column> = {};
  for (const [column, draft] of columns) {
    const gone = cleared.get(column);
    finished[column] =
      isWhole && !gone
        ? draft
        : buildColumn(
            fields[column]!,
            (rows ?? Array.from(kept.keys())).map((row) => (gone?.has(row) ? null : columnValue(draft, row))),
          );
  }
  return { name, rowCount: rows?.length ?? rowCount, columns: finished };
}
