import { AtlasError } from '@practice-atlas/dataset';
import type { ArqueroTable } from './arquero-table.js';
import { expectColumn } from './expect-column.js';

/**
 * Makes what reads a number of a column by its row in memory; null when it is missing (null, undefined, NaN). Reading throws AtlasError
 * `query_malformed` when it is no finite number. Throws `column_unknown`.
 */
export function numberAt(table: ArqueroTable, name: string): (row: number) => number | null {
  const column = expectColumn(table, name);
  return (row) => {
    const value = column.at(row);
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (number === null || number === undefined || Number.isNaN(number)) return null;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw new AtlasError(
      'query_malformed',
      `the column "${name}" holds ${JSON.stringify(String(value).slice(0, 40))}, no number`,
      {
        hint: 'normalize the table first',
        where: { column: name },
        details: { column: name },
      },
    );
  };
}
