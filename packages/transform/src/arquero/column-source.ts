import type { Column, Finding, RowOrigin } from '@practice-atlas/dataset';
import type { RawTable } from '../read/raw-table.js';
import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';

/** What a column of an Arquero table was made from, as long as no verb made a new one of it. */
export interface ColumnSource {
  readonly rowCount: number;
  readonly findings: readonly Finding[];
  /** The column of ours; null when it holds cells of a file. */
  readonly column: Column | null;
  readonly origin: RowOrigin | null;
  /** The file's table, and the place of the column in it. */
  readonly raw: { readonly table: RawTable; readonly column: number } | null;
}

const sources = new WeakMap<ArqueroColumn, ColumnSource>();

/** Remembers what a column was made from. */
export function rememberSource(column: ArqueroColumn, source: ColumnSource): void {
  sources.set(column, source);
}

/** Tells what a column was made from; null when a verb made it. */
export function sourceOf(column: ArqueroColumn | undefined): ColumnSource | null {
  return (column && sources.get(column)) ?? null;
}

/** Tells what the rows of a table were made from: by the first column that says so, views before arrays, which tables may share. */
export function rowSource(table: ArqueroTable): ColumnSource | null {
  const columns = table.columnNames().map((name) => table.column(name)!);
  const known = [...columns.filter((column) => !ArrayBuffer.isView(column)), ...columns];
  for (const column of known) {
    const source = sources.get(column);
    if (source && source.rowCount === table.totalRows()) return source;
  }
  return null;
}
