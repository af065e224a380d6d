import { classesFrom, type SortedClasses } from './classes-from.js';

/**
 * Sorts values into at most `limit` classes of nearly equal size; equal values share a class, so there are never more classes than
 * distinct values. Returns the classes, low to high, and the class of each value in the order given.
 */
export function quantileClasses(values: readonly number[], limit = 5): SortedClasses {
  const sorted = Float64Array.from(values).sort();
  const distinct = sorted.filter((value, i) => value !== sorted[i - 1]);
  const count = Math.min(limit, distinct.length);
  const starts: number[] = [];
  for (let i = 0; i < count; i++) {
    const quantile = sorted[Math.floor((i * sorted.length) / count)]!;
    const previous = starts.at(-1);
    const start = previous === undefined || quantile > previous ? quantile : distinct.find((value) => value > previous);
    if (start !== undefined) starts.push(start);
  }
  return classesFrom(values, starts);
}
