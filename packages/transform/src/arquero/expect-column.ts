import { AtlasError, nearestName } from '@practice-atlas/dataset';
import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';

/** Finds a column of a table by its name. Throws AtlasError `column_unknown` with the name that may have been meant. */
export function expectColumn(table: ArqueroTable, name: string): ArqueroColumn {
  const names = table.columnNames();
  const column = names.includes(name) ? table.column(name) : undefined;
  if (column) return column;
  const near = nearestName(name, names);
  throw new AtlasError('column_unknown', `the table has no column "${name}"`, {
    hint: near ? `did you mean "${near}"?` : `it has ${names.join(', ') || 'none'}`,
    where: { column: name },
    details: { column: name, ...(near ? { near } : {}) },
  });
}
