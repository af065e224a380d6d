import type { Where } from '../atlas-error.js';
import { buildColumn } from '../columns/build-column.js';
import type { Column, FieldColumn } from '../columns/column.js';
import { compactColumn } from '../columns/compact-column.js';
import type { Finding } from '../finding.js';
import type { ColumnTable, RowOrigin } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';

/** Takes findings as they are met: a list, or what counts them. */
export interface FindingSink {
  push(finding: Finding): unknown;
}

/** A table whose cells are good, while its keys and references are checked. */
export interface DraftTable {
  readonly name: TableName;
  readonly rowCount: number;
  /** Every declared field, in order. */
  readonly columns: Map<string, Column>;
  /** 0 = the row is set aside. */
  readonly kept: Uint8Array;
  /** The validity of columns of which values were set aside, by column. */
  readonly cleared: Map<string, Uint8Array>;
  readonly findings: FindingSink;
  /** Says where a row stands, or the whole table: null. */
  where(row: number | null, ...columns: readonly string[]): Where;
  /** Where these rows of the draft, or all of them (null), came from. */
  origin?(rows: Int32Array | null): RowOrigin;
}

/** Says where a row stands whose file and number are known. */
export function whereOf(
  { name, file, rowNumber }: { name: TableName; file?: string; rowNumber(row: number): number },
  row: number | null,
  columns: readonly string[],
): Where {
  return {
    ...(file === undefined ? {} : { file }),
    table: name,
    ...(row === null ? {} : { row: rowNumber(row) }),
    ...(columns.length === 0 ? {} : { column: columns.join(', ') }),
  };
}

/** Begins a table with no row and no value set aside; rows count from 2 unless something else is said. */
export function draftTable(
  name: TableName,
  rowCount: number,
  columns: Map<string, Column>,
  findings: FindingSink,
  where: DraftTable['where'] = (row, ...fields) => whereOf({ name, rowNumber: (index) => index + 2 }, row, fields),
): DraftTable {
  return { name, rowCount, columns, kept: new Uint8Array(rowCount).fill(1), cleared: new Map(), findings, where };
}

const empties = new Map<TableName, DraftTable>();

/** Gives the table of that name without rows. */
export function emptyDraft(name: TableName): DraftTable {
  const table: Table = tables[name];
  const columns = () =>
    new Map(Object.entries(table.fields).map(([field, { type }]) => [field, buildColumn({ type }, [])]));
  const known = empties.get(name) ?? draftTable(name, 0, columns(), []);
  empties.set(name, known);
  return known;
}

/** Sets one value aside: from now on the draft's column reads as missing there. */
export function clearCell({ columns, cleared, rowCount }: DraftTable, name: string, row: number): void {
  let bits = cleared.get(name);
  if (!bits) {
    const column = columns.get(name)!;
    bits = column.validity ? column.validity.slice() : new Uint8Array(Math.ceil(rowCount / 8)).fill(0xff);
    cleared.set(name, bits);
    columns.set(name, { ...column, validity: bits });
  }
  bits[row >> 3]! &= ~(1 << (row & 7));
}

/** Lists the rows that are kept. */
function keptRows(kept: Uint8Array): Int32Array {
  const rows = new Int32Array(kept.length);
  let count = 0;
  for (let row = 0; row < kept.length; row++) {
    rows[count] = row;
    count += kept[row]!;
  }
  return rows.slice(0, count);
}

/** Leaves out what was set aside. Columns of which nothing was are the draft's own, not copies. */
export function finishTable({ name, columns, kept, cleared, origin }: DraftTable): ColumnTable {
  const isWhole = !kept.includes(0);
  const rows = isWhole && cleared.size === 0 ? null : keptRows(kept);
  const finished: Record<string, Column> = {};
  for (const [field, column] of columns)
    finished[field] = rows && !(isWhole && !cleared.has(field)) ? compactColumn(column as FieldColumn, rows) : column;
  const rowCount = rows?.length ?? kept.length;
  return { name, rowCount, columns: finished, ...(origin ? { origin: origin(isWhole ? null : rows) } : {}) };
}
