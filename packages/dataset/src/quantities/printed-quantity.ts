import type { Quantity } from '../quantity.js';

/**
 * Prints a quantity without words of any language, for CSV and debugging:
 * `840`, `3000+`, `~840`, `<=8970`, `50000-70000`, `?`.
 */
export function printedQuantity(quantity: Quantity): string {
  const { qualifier, value, valueMax } = quantity;
  if (value === null) return '?';
  const number = valueMax === null ? String(value) : `${value}-${valueMax}`;
  if (qualifier === 'at_least') return `${number}+`;
  if (qualifier === 'approx') return `~${number}`;
  return qualifier === 'nearly' || qualifier === 'at_most' ? `<=${number}` : number;
}
