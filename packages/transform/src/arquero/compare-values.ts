const rankOf = (value: unknown) => (value instanceof Date ? value.getTime() : value);

/** Compares lists of values, the first that differ: numbers, days and moments by size, texts by code unit, numbers before texts. */
export function compareValues(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [i, value] of a.entries()) {
    const [x, y] = [rankOf(value), rankOf(b[i])];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    if (typeof x === 'number' || typeof y === 'number') return typeof x === 'number' ? -1 : 1;
    const [before, after] = [String(x), String(y)];
    if (before !== after) return before < after ? -1 : 1;
  }
  return 0;
}
