import { buildColumn, columnValue, type Field, tables } from '@practice-atlas/dataset';
import type { NormalizedTable } from '../normalize/normalized-table.js';
import { keyNumbers } from './key-numbers.js';

/**
 * Gives figures ids of their own that were made alike: of one place, metric, dimensions, period and source, but with other numbers. The
 * second of them gets `-2`, in the order of the file. Ids that a file gives are left; the table itself comes back when no two are alike.
 */
export function tellFiguresApart(table: NormalizedTable): NormalizedTable {
  const { rowCount, origin, columns } = table;
  const ids = columns.figure_id;
  const keys = ids ? keyNumbers([ids], rowCount) : null;
  if (!ids || !keys) return table;
  const isGiven = origin.places.map(({ headings }) => Object.hasOwn(headings, 'figure_id'));
  const counts = new Int32Array(keys.count);
  const made: (string | null)[] = Array.from({ length: rowCount }, (_, row) => {
    const value = columnValue(ids, row);
    return typeof value === 'string' ? value : null;
  });
  const taken = new Set(made);
  for (let row = 0; row < rowCount; row++) {
    const key = keys.numbers[row]!;
    if (key < 0 || isGiven[origin.placeIndices[row]!] === true) continue;
    counts[key]! += 1;
    if (counts[key] === 1) continue;
    const base = made[row];
    while (taken.has(`${base}-${counts[key]}`)) counts[key]! += 1;
    made[row] = `${base}-${counts[key]}`;
    taken.add(made[row]!);
  }
  const field: Field = tables.figures.fields.figure_id;
  return { ...table, columns: { ...columns, figure_id: buildColumn(field, made) } };
}
