import type { Quantity } from '../quantity.js';
import { atLeast, atMost, exact, nearly, range, unknownQuantity } from './quantity-of.js';

/** Names the interval; zero is never negative, an infinite end at the wrong side (overflow) says nothing. */
function fromInterval(low: number, high: number, soft = false): Quantity {
  const hasLow = Number.isFinite(low);
  const hasHigh = Number.isFinite(high);
  if (hasLow && hasHigh) return low === high ? exact(low) : range(low, high);
  if (hasLow && high === Infinity) return atLeast(low);
  if (hasHigh && low === -Infinity) return soft ? nearly(high) : atMost(high);
  return unknownQuantity();
}

const isSoft = (quantity: Quantity) => quantity.qualifier === 'nearly' || quantity.qualifier === 'exact';

/**
 * Adds two quantities as intervals. 3000+ and 5 make 3005+; 近 8970 and 30 make 近 9000; anything with 约 is unknown.
 * Like every result of arithmetic it carries no word, and no bound is tighter than the parts allow.
 */
export function add(a: Quantity, b: Quantity): Quantity {
  return fromInterval(a.low + b.low, a.high + b.high, isSoft(a) && isSoft(b));
}

/** Subtracts the second quantity from the first, as intervals: a bound from below less a bound from below is unknown. */
export function subtract(a: Quantity, b: Quantity): Quantity {
  return fromInterval(a.low - b.high, a.high - b.low, isSoft(a) && b.qualifier === 'exact');
}

/** Adds up quantities; of none, exactly 0. */
export function sum(quantities: Iterable<Quantity>): Quantity {
  let total = exact(0);
  for (const quantity of quantities) total = add(total, quantity);
  return total;
}

/** Finds the larger of quantities, as intervals: of 3000+ and 5, at least 3000; of none, unknown. */
export function maximum(quantities: Iterable<Quantity>): Quantity {
  let low = -Infinity;
  let high = -Infinity;
  for (const quantity of quantities) {
    low = Math.max(low, quantity.low);
    high = Math.max(high, quantity.high);
  }
  return fromInterval(low, high);
}

/**
 * Divides the first quantity by the second, as intervals. A divisor that may be zero makes the result unknown.
 * 5 of at least 10 is at most 0.5: the limit 0, which no divisor reaches, is not claimed as a bound.
 */
export function ratio(numerator: Quantity, denominator: Quantity): Quantity {
  const { low: c, high: d } = denominator;
  if (d < 0) return ratio(negate(numerator), negate(denominator));
  if (!(c > 0)) return unknownQuantity();
  const { low: a, high: b } = numerator;
  const low = a >= 0 ? a / d : a / c;
  const high = b >= 0 ? b / c : b / d;
  const soft = isSoft(numerator) && denominator.qualifier === 'exact';
  if (d !== Infinity || low === high) return fromInterval(low, high, soft);
  return fromInterval(a >= 0 ? -Infinity : low, b >= 0 ? high : Infinity, soft);
}

/** Multiplies a quantity by a number above zero, bounds included. */
export function multiply(quantity: Quantity, factor: number): Quantity {
  return fromInterval(quantity.low * factor, quantity.high * factor, isSoft(quantity));
}

const negate = (quantity: Quantity): Quantity => fromInterval(-quantity.high, -quantity.low);
