import type { Column, DateColumn, NumberColumn, SecondsColumn, TimeColumn } from './column.js';
import { timeAt } from './seconds.js';

type NumericColumn = NumberColumn | DateColumn | TimeColumn | SecondsColumn;

/** Says whether the values of a column are numbers, days or moments. */
export const isNumeric = (column: Column): column is NumericColumn => 'values' in column || column.kind === 'seconds';

/** The number, day or milliseconds of a row; means nothing where it is missing. */
export function numberAt(column: NumericColumn, row: number): number {
  return column.kind === 'seconds' ? timeAt(column, row) : column.values[row]!;
}
