import type { Column } from '@practice-atlas/dataset';
import { tableFromColumns, tableToIPC } from '@uwdata/flechette';
import { arrowColumn } from './arrow-column.js';

/**
 * Writes columns as one Arrow IPC stream: numbers of their width, days as Date32, categories as dictionaries, texts as UTF-8; `metadata` goes into the
 * schema. Throws a `TypeError` for a column that is shorter than `rowCount`.
 *
 * @example
 * const bytes = writeArrowStream({ rowCount: 2, columns: { tier: buildColumn({ type: 'category' }, ['center', 'station']) } });
 */
export function writeArrowStream({
  rowCount,
  columns,
  metadata = {},
}: {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, Column>>;
  readonly metadata?: Readonly<Record<string, string>>;
}): Uint8Array<ArrayBuffer> {
  const table = tableFromColumns(
    Object.entries(columns).map(([name, column]) => [name, arrowColumn(column, rowCount)]),
  );
  table.schema.metadata = new Map(Object.entries(metadata));
  const bytes = tableToIPC(table, { format: 'stream' });
  if (!bytes) throw new TypeError('the columns gave no bytes');
  return new Uint8Array(bytes);
}
