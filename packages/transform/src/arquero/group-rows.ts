import type { ArqueroTable } from './arquero-table.js';
import { expectColumn } from './expect-column.js';
import { keyOf } from './key-of.js';

/** Names of columns, one or several. */
export type ColumnNames = string | readonly string[];

/** Makes a list of one or several names. */
export function namesOf(names: ColumnNames | undefined): readonly string[] {
  return names === undefined ? [] : typeof names === 'string' ? [names] : names;
}

/** Collects the rows shown by their values in some columns, in the order shown; all in one group without columns. Throws `column_unknown`. */
export function groupRows(table: ArqueroTable, by: ColumnNames | undefined): readonly (readonly number[])[] {
  const columns = namesOf(by).map((name) => expectColumn(table, name));
  const groups = new Map<string, number[]>();
  for (const row of Array.from(table.indices())) {
    const key = keyOf(columns.map((column) => column.at(row)));
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
