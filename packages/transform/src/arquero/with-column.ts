import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';

/**
 * Adds a column to a table, in place of one of that name or at its end; filter, order and groups stay. `values` has one for every row in
 * memory; the other columns are kept by reference.
 */
export function withColumn(table: ArqueroTable, name: string, values: ArqueroColumn): ArqueroTable {
  const names = table.columnNames();
  const data: Record<string, ArqueroColumn> = Object.create(null);
  for (const known of names) data[known] = table.column(known)!;
  data[name] = values;
  return table.create({ data, names: names.includes(name) ? names : [...names, name] });
}
