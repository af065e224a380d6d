import type { SqlDialect } from './sql-dialect.js';

/**
 * Writes a function that is constant between bounds: `results[i]` below `bounds[i]`, the last from the last bound on.
 * Halves the bounds, so that a row is compared with few of them. A missing value gives any of the results.
 */
export function stepSql(
  dialect: SqlDialect,
  value: string,
  bounds: readonly string[],
  results: readonly string[],
): string {
  const between = (low: number, high: number): string => {
    if (low === high) return results[low]!;
    const middle = (low + high) >> 1;
    return dialect.choose(`${value} < ${bounds[middle]!}`, between(low, middle), between(middle + 1, high));
  };
  return between(0, bounds.length);
}
