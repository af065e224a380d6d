import {
  type Column,
  createColumnBuilder,
  type RowOrigin,
  type Table,
  type TableColumns,
  type TableName,
  tables,
} from '@practice-atlas/dataset';

/** Stands for the place of rows of which nobody said where they came from. */
const NOWHERE: RowOrigin['places'][number] = { file: '', sheet: null, headings: {} };

function joinOrigins(parts: readonly TableColumns[], rowCount: number): RowOrigin | null {
  if (parts.every(({ origin }) => !origin)) return null;
  const placesOf = ({ origin }: TableColumns) => origin?.places ?? [NOWHERE];
  const placeCount = parts.reduce((sum, part) => sum + placesOf(part).length, 0);
  const Width = placeCount <= 0x100 ? Uint8Array : placeCount <= 0x10000 ? Uint16Array : Uint32Array;
  const placeIndices = new Width(rowCount);
  const rowNumbers = new Uint32Array(rowCount);
  let at = 0;
  let place = 0;
  for (const part of parts) {
    for (let row = 0; row < part.rowCount; row++) {
      placeIndices[at + row] = place + (part.origin?.placeIndices[row] ?? 0);
      rowNumbers[at + row] = part.origin?.rowNumbers[row] ?? row + 2;
    }
    at += part.rowCount;
    place += placesOf(part).length;
  }
  return { places: parts.flatMap(placesOf), placeIndices, rowNumbers };
}

/**
 * Joins the rows of several tables of one name, one table after the other: columns that one of them lacks are missing there,
 * dictionaries become one, the places of their origins stand one after the other. Columns that no such table has are left out.
 * One table alone is given back as it is.
 */
export function joinTables(table: TableName, parts: readonly TableColumns[]): TableColumns {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0);
  const { fields }: Table = tables[table];
  const columns: Record<string, Column> = Object.create(null);
  const names = new Set(parts.flatMap((part) => Object.keys(part.columns)));
  for (const name of Object.keys(fields)) {
    if (!names.has(name)) continue;
    const builder = createColumnBuilder(fields[name]!);
    for (const part of parts) {
      const column = Object.hasOwn(part.columns, name) ? part.columns[name] : undefined;
      if (column) builder.append(column, part.rowCount);
      else builder.appendMissing(part.rowCount);
    }
    columns[name] = builder.finish();
  }
  const origin = joinOrigins(parts, rowCount);
  return { rowCount, columns, ...(origin ? { origin } : {}) };
}
