const byValue = (a: number, b: number) => a - b;

/** Sums numbers so that their order does not matter: sorted, and with what rounding took away carried along (Neumaier). 0 for none. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of [...values].sort(byValue)) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
