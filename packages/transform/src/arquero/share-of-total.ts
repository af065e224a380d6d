import type { ArqueroTable } from './arquero-table.js';
import { type ColumnNames, groupRows } from './group-rows.js';
import { numberAt } from './number-at.js';
import { sumOf } from './sum-of.js';
import { withColumn } from './with-column.js';

export interface ShareOptions {
  /** The column of numbers that are parts. */
  readonly value: string;
  /** Each combination of these is a whole of its own. */
  readonly by?: ColumnNames;
  /** Default: `orders_share`. */
  readonly as?: string;
}

/** Shares are whole multiples of this: doubles add such numbers up to 1 without rounding, in any order. */
const STEP = 2 ** -53;
const STEPS = 2 ** 53;
const SMALLEST = 1e-6;

/** Divides parts of a whole so that they sum to exactly 1: steps left over by rounding down go to those that lost most. */
function exactShares(parts: readonly number[], total: number): number[] {
  const exact = parts.map((part) => (part / total) * STEPS);
  const steps = exact.map(Math.floor);
  const over = STEPS - steps.reduce((sum, count) => sum + count, 0);
  const losers = parts
    .map((part, i) => ({ i, part, lost: exact[i]! - steps[i]! }))
    .filter(({ part }) => part !== 0)
    .sort((a, b) => b.lost - a.lost || Math.abs(b.part) - Math.abs(a.part));
  for (let given = 0; given < Math.abs(over); given++) steps[losers[given % losers.length]!.i]! += Math.sign(over);
  return steps.map((count) => count * STEP);
}

function sharesOf(parts: readonly number[]): (number | null)[] {
  const total = sumOf(parts);
  if (total === 0) return parts.map(() => null);
  const isDivisible = parts.every((part) => part === 0 || part / total >= SMALLEST);
  return isDivisible ? exactShares(parts, total) : parts.map((part) => part / total);
}

/**
 * Adds what part of the total each number is. Parts that are known sum to exactly 1, unless one of them is negative or smaller than a
 * millionth: then each is the plain quotient. A missing number has no share and is no part of the total; where the total is 0, there are no
 * shares. Rows stay where they are; the other columns are kept by reference. Throws AtlasError `column_unknown`, `query_malformed`.
 *
 * @example
 * shareOfTotal(orders, { value: 'count', by: 'region_code', as: 'share' });
 */
export function shareOfTotal(table: ArqueroTable, { value, by, as = `${value}_share` }: ShareOptions): ArqueroTable {
  const valueAt = numberAt(table, value);
  const shares: (number | null)[] = Array(table.totalRows()).fill(null);
  for (const group of groupRows(table, by)) {
    const known = group.flatMap((row) => {
      const number = valueAt(row);
      return number === null ? [] : [{ row, number }];
    });
    const parts = sharesOf(known.map(({ number }) => number));
    for (const [i, { row }] of known.entries()) shares[row] = parts[i] ?? null;
  }
  return withColumn(table, as, shares);
}
