import { AtlasError, type ColumnTable, type NumberColumn } from '@practice-atlas/dataset';
import { inChunks, type Work } from './slices.js';
import { validityBit } from './validity-bit.js';
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
  const { values, validity } = column;
  let magnitude = 0;
  yield* inChunks(table.rowCount, (from, until) => {
    for (let row = from; row < until; row++) {
      if (validity !== null && validityBit(validity, row) === 0) continue;
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
  const { values, validity } = column;
  // A loop: `set` from another kind of array takes several times as long.
  for (let row = from; row < until; row++) into[row - from] = values[row]!;
  if (validity === null) return;
  for (let row = from; row < until; row++) if (validityBit(validity, row) === 0) into[row - from] = 0;
}
