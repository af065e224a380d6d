import { AtlasError, type ColumnTable, isValid, type NumberColumn } from '@practice-atlas/dataset';
import { inChunks, type Work } from './slices.js';
import { columnOf } from './view-bins.js';

/** A column of whole numbers whose sums, in whatever order, stay exact. */
export interface AdditiveColumn {
  readonly name: string;
  readonly column: NumberColumn;
}

function fault(name: string, message: string, hint: string, value: unknown): AtlasError {
  const details = { value: String(value) };
  return new AtlasError('query_unsupported', message, { hint, where: { column: name }, details });
}

/** Opens a column for sums. Throws `query_unsupported` where it is not of whole numbers or its magnitudes add up to 2^53 or more. */
export function* additiveColumn(table: ColumnTable, name: string): Work<AdditiveColumn> {
  const column = columnOf(table, name);
  if (column.kind !== 'number')
    throw fault(name, `"${name}" is a column of kind ${column.kind}`, 'sum a column of numbers', column.kind);
  const { values } = column;
  let magnitude = 0;
  yield* inChunks(table.rowCount, (from, until) => {
    for (let row = from; row < until; row++) {
      if (!isValid(column, row)) continue;
      const value = values[row]!;
      if (!Number.isInteger(value))
        throw fault(
          name,
          `"${name}" holds ${value} in row ${row}`,
          'sum whole numbers, of a smaller unit if need be',
          value,
        );
      magnitude += Math.abs(value);
    }
    if (magnitude > Number.MAX_SAFE_INTEGER)
      throw fault(name, `the sums of "${name}" may reach 2^53`, 'sum in a larger unit', magnitude);
  });
  return { name, column };
}

/** Copies the values of some rows, 0 where missing. */
export function readValues({ column }: AdditiveColumn, from: number, until: number, into: Float64Array): void {
  into.set(column.values.subarray(from, until));
  if (column.validity !== null)
    for (let row = from; row < until; row++) if (!isValid(column, row)) into[row - from] = 0;
}

/** Writes 1 for each of some rows that has a value, else 0. */
export function readKnown({ column }: AdditiveColumn, from: number, until: number, into: Float64Array): void {
  for (let row = from; row < until; row++) into[row - from] = isValid(column, row) ? 1 : 0;
}
