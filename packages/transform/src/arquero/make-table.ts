import { table } from 'arquero';
import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';

/** Makes an Arquero table of columns, which it keeps a reference to. The names must be distinct. */
export function makeTable(columns: readonly (readonly [name: string, column: ArqueroColumn])[]): ArqueroTable {
  return table(columns.map(([name, column]) => [name, column])) as unknown as ArqueroTable;
}
