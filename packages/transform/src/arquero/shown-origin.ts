import type { RowOrigin } from '@practice-atlas/dataset';
import type { ColumnSource } from './column-source.js';

/**
 * Tells where the rows shown came from. `rows` are their places in memory, null when all are shown as they stand. Rows of which nobody
 * knows are numbered as below a heading in row 1.
 */
export function shownOrigin(source: ColumnSource | null, rows: Int32Array | null, rowCount: number): RowOrigin {
  const at = (i: number) => (rows ? rows[i]! : i);
  const raw = source?.raw?.table;
  const known = source?.origin ?? null;
  if (known && !rows) return known;
  const place = { file: raw?.file ?? '', sheet: raw?.sheet ?? null, headings: {} };
  const placeIndices = known
    ? new (known.placeIndices.constructor as new (length: number) => RowOrigin['placeIndices'])(rowCount)
    : new Uint8Array(rowCount);
  const rowNumbers = new Uint32Array(rowCount);
  for (let i = 0; i < rowCount; i++) {
    if (known) placeIndices[i] = known.placeIndices[at(i)]!;
    rowNumbers[i] = known ? known.rowNumbers[at(i)]! : raw ? raw.rowNumber(at(i)) : i + 2;
  }
  return { places: known?.places ?? [place], placeIndices, rowNumbers };
}
