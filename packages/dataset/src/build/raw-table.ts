import type { TableName } from '../tables/index.js';

/** Where the cells of a column stand in a text: cell r runs from `bounds[first + r * step]` to the number after it; a negative beginning means that it reads otherwise. */
export interface CellSpans {
  readonly text: string;
  readonly bounds: Int32Array;
  readonly first: number;
  readonly step: number;
}

/** A column as it comes from outside. */
export interface RawColumn {
  /** Reads an unchecked cell; missing is undefined, null or an empty text. */
  cell(row: number): unknown;
  /** The same cells in the text of a file; null when they come from objects. */
  readonly spans: CellSpans | null;
}

/** A table as it comes from outside: named columns of unchecked cells. */
export interface RawTable {
  readonly name: TableName;
  readonly rowCount: number;
  readonly file?: string;
  readonly columns: ReadonlyMap<string, RawColumn>;
  /** The number of a row as its file counts; the heading is row 1. */
  rowNumber(row: number): number;
}

/** Sees rows as named columns of cells; keeps a reference to the rows, builds nothing. Own properties only. */
export function rawRows(name: TableName, rows: readonly object[], file?: string): RawTable {
  const columns = new Map<string, RawColumn>();
  for (const row of rows)
    for (const key of Object.keys(row))
      if (!columns.has(key))
        columns.set(key, {
          spans: null,
          cell: (i) => {
            const cells = rows[i] as Record<string, unknown>;
            return Object.hasOwn(cells, key) ? cells[key] : null;
          },
        });
  return { name, rowCount: rows.length, columns, rowNumber: (row) => row + 2, ...(file === undefined ? {} : { file }) };
}
