import type { ArqueroTable } from './arquero-table.js';
import { compareValues } from './compare-values.js';
import { expectColumn } from './expect-column.js';
import { type ColumnNames, groupRows, namesOf } from './group-rows.js';
import { keyOf } from './key-of.js';
import { numberAt } from './number-at.js';
import { sumOf } from './sum-of.js';
import { withColumn } from './with-column.js';

export interface CumulativeOptions {
  /** The column of numbers to add up. */
  readonly value: string;
  /** In the order of these columns, smallest first. */
  readonly orderby: ColumnNames;
  /** Each combination of these is added up apart. */
  readonly by?: ColumnNames;
  /** Default: `volunteers_cumulative`. */
  readonly as?: string;
}

/**
 * Adds the sum of a column up to each row, in the order of other columns; rows that stand equal in it get the same sum, that of all of
 * them, so that the order of the rows does not matter. Where the number or the order is missing, the sum is; the rows after it go on.
 * Rows stay where they are; the other columns are kept by reference. Throws AtlasError `column_unknown`, `query_malformed`.
 *
 * @example
 * cumulative(monthly, { value: 'volunteers', orderby: 'month', by: 'region_code', as: 'total' });
 */
export function cumulative(
  table: ArqueroTable,
  { value, orderby, by, as = `${value}_cumulative` }: CumulativeOptions,
): ArqueroTable {
  const valueAt = numberAt(table, value);
  const orders = namesOf(orderby).map((name) => expectColumn(table, name));
  const sums: (number | null)[] = Array(table.totalRows()).fill(null);
  for (const group of groupRows(table, by)) {
    const placed = group
      .map((row) => ({ row, order: orders.map((column) => column.at(row) ?? null) }))
      .filter(({ order }) => order.every((part) => part !== null && !Number.isNaN(part)))
      .sort((a, b) => compareValues(a.order, b.order));
    let sum = 0;
    for (let first = 0; first < placed.length; ) {
      const key = keyOf(placed[first]!.order);
      let end = first;
      while (end < placed.length && keyOf(placed[end]!.order) === key) end++;
      const peers = placed.slice(first, end).map(({ row }) => ({ row, number: valueAt(row) }));
      sum = sumOf([sum, ...peers.flatMap(({ number }) => number ?? [])]);
      for (const { row, number } of peers) sums[row] = number === null ? null : sum;
      first = end;
    }
  }
  return withColumn(table, as, sums);
}
