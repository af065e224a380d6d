import { compareQuantities, type Quantity } from '@practice-atlas/dataset';

/**
 * Ranks quantities, 1 = the largest; equal ones share a rank. One is ranked only where it is surely larger, smaller or equal to each
 * other that is known: beside `3000+`, exactly 3100 has no rank, and neither has `3000+`. Null quantities have none.
 */
export function regionRanks(quantities: readonly (Quantity | null)[]): (number | null)[] {
  const known = quantities.filter((quantity) => quantity !== null);
  // Thousands of counted numbers need not be compared each with each.
  if (known.every(({ low, high }) => low === high)) {
    const values = Float64Array.from(known, ({ low }) => low).sort();
    const rankOf = new Map<number, number>();
    for (const [i, value] of values.entries()) rankOf.set(value, values.length - i);
    return quantities.map((quantity) => quantity && rankOf.get(quantity.low)!);
  }
  return quantities.map((quantity) => {
    if (quantity === null) return null;
    let rank = 1;
    for (const other of known) {
      const order = other === quantity ? 0 : compareQuantities(quantity, other);
      if (order === null) return null;
      if (order < 0) rank += 1;
    }
    return rank;
  });
}
