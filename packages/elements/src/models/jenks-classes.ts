import { classesFrom, type SortedClasses } from './classes-from.js';

/**
 * Sorts values into at most `limit` classes with the least sum of squared distances to the means of their classes (Fisher 1958, "natural
 * breaks" after Jenks), exactly; equal values share a class. By dynamic programming over distinct values: the best last break never moves
 * back as values are added, so halves are searched apart, in O(limit n log n).
 */
export function jenksClasses(values: readonly number[], limit = 5): SortedClasses {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const place = new Map(distinct.map((value, index) => [value, index]));
  const n = distinct.length;
  const weights = new Float64Array(n);
  for (const value of values) weights[place.get(value)!]! += 1;
  // From the middle, so that squares of large numbers that lie close together keep their digits.
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [weight, sum, square] = [1, 1, 1].map(() => new Float64Array(n + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  distinct.forEach((value, i) => {
    const x = value - middle;
    weight[i + 1] = weight[i]! + weights[i]!;
    sum[i + 1] = sum[i]! + weights[i]! * x;
    square[i + 1] = square[i]! + weights[i]! * x * x;
  });
  const spread = (from: number, until: number): number =>
    square[until]! - square[from]! - (sum[until]! - sum[from]!) ** 2 / (weight[until]! - weight[from]!);

  let costs = Float64Array.from({ length: n + 1 }, (_, until) => (until === 0 ? 0 : spread(0, until)));
  const breaks: Uint32Array[] = [];
  const classCount = Math.min(limit, n);
  for (let k = 1; k < classCount; k++) {
    const next = new Float64Array(n + 1);
    const best = new Uint32Array(n + 1);
    const fill = (low: number, high: number, from: number, to: number): void => {
      if (low > high) return;
      const until = (low + high) >> 1;
      let least = Infinity;
      for (let at = Math.max(k, from); at <= Math.min(until - 1, to); at++) {
        const cost = costs[at]! + spread(at, until);
        if (cost < least) {
          least = cost;
          best[until] = at;
        }
      }
      next[until] = least;
      fill(low, until - 1, from, best[until]!);
      fill(until + 1, high, best[until]!, to);
    };
    fill(k + 1, n, k, n - 1);
    costs = next;
    breaks.push(best);
  }
  const starts: number[] = [];
  let until = n;
  for (const best of [...breaks].reverse()) {
    until = best[until]!;
    starts.unshift(distinct[until]!);
  }
  return classesFrom(values, n > 0 ? [distinct[0]!, ...starts] : []);
}
