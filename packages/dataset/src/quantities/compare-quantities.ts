import type { Quantity } from '../quantity.js';

/** Compares two quantities with certainty: -1 when a is surely less, 1 surely more, 0 surely equal, null when nobody can say. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 | null {
  if (a.high < b.low) return -1;
  if (a.low > b.high) return 1;
  return a.low === a.high && b.low === b.high ? 0 : null;
}

/** Says whether a quantity has a number to show: everything but *unknown*. */
export function isUseful(quantity: Quantity | null): quantity is Quantity & { readonly value: number } {
  return quantity !== null && quantity.value !== null;
}
