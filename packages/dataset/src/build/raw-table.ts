import type { TableName } from '../tables/index.js';

/** A table as it comes from outside: named columns of unchecked cells. */
export interface RawTable {
  readonly name: TableName;
  readonly rowCount: number;
  readonly file?: string;
  /** Cells by column name; a missing cell is undefined, null or an empty text. */
  readonly columns: ReadonlyMap<string, (row: number) => unknown>;
  /** The number of a row as its file counts; the heading is row 1. */
  rowNumber(row: number): number;
}

/** Sees rows as named columns of cells; keeps a reference to the rows, builds nothing. Own properties only. */
export function rawRows(name: TableName, rows: readonly object[], file?: string): RawTable {
  const columns = new Map<string, (row: number) => unknown>();
  for (const row of rows)
    for (const key of Object.keys(row))
      if (!columns.has(key))
        columns.set(key, (i) => {
          const cells = rows[i] as Record<string, unknown>;
          return Object.hasOwn(cells, key) ? cells[key] : null;
        });
  return { name, rowCount: rows.length, columns, rowNumber: (row) => row + 2, ...(file === undefined ? {} : { file }) };
}
