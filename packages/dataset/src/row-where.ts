import type { Where } from './atlas-error.js';
import type { ColumnTable, RowOrigin } from './practice-dataset.js';

type Place = RowOrigin['places'][number];

function placeWhere(table: string, place: Place | undefined, row: number | null, columns: readonly string[]): Where {
  const named = columns.flatMap((column) => {
    if (!place || Object.hasOwn(place.headings, column)) return [place?.headings[column] ?? column];
    return place.areAllHeadings ? [] : [column];
  });
  return {
    ...(place && place.file !== '' ? { file: place.file } : {}),
    ...(place && place.sheet !== null ? { sheet: place.sheet } : {}),
    table,
    ...(row === null ? {} : { row }),
    ...(named.length === 0 ? {} : { column: named.join(', ') }),
  };
}

/**
 * Says where a row of a table stands: file, sheet and number of the row there, and the headings of its columns, as far as the
 * table knows where its rows came from; else the number that the row has below a heading in row 1. `row` counts from 0. A column that
 * has no heading is not named when the place lists all headings.
 *
 * @example
 * rowWhere(dataset.tables.cases, 0, 'rating'); // { file: 'orders.xlsx', sheet: '3月', table: 'cases', row: 4, column: '评分' }
 */
export function rowWhere(
  { name, origin }: Pick<ColumnTable, 'name' | 'origin'>,
  row: number,
  ...columns: readonly string[]
): Where {
  if (!origin) return placeWhere(name, undefined, row + 2, columns);
  return placeWhere(name, origin.places[origin.placeIndices[row]!], origin.rowNumbers[row]!, columns);
}

/** Says where a table stands, when all of it comes from one place. */
export function tableWhere(
  { name, origin }: Pick<ColumnTable, 'name' | 'origin'>,
  ...columns: readonly string[]
): Where {
  return placeWhere(name, origin?.places.length === 1 ? origin.places[0] : undefined, null, columns);
}
