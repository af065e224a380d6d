import { multiply, ratio } from '@practice-atlas/dataset';
import type { Basis } from '../answer.js';
import type { DatedValue } from './dated-value.js';

function basisOf(one: Basis, other: Basis): Basis {
  if (one === 'simulated' || other === 'simulated') return 'simulated';
  return one === other ? one : 'mixed';
}

/** Divides two values, as intervals, times `per`; unknown where one of them is, or where nothing would bound the result. */
export function quotient(numerator: DatedValue, denominator: DatedValue, per: number, unknown: DatedValue): DatedValue {
  const [one, other] = [numerator.value, denominator.value];
  if (!one.quantity || !other.quantity || !one.basis || !other.basis) return unknown;
  const quantity = ratio(per === 1 ? one.quantity : multiply(one.quantity, per), other.quantity);
  if (quantity.value === null) return unknown;
  const isOlder = (numerator.day ?? Infinity) <= (denominator.day ?? Infinity);
  return {
    value: {
      quantity,
      basis: basisOf(one.basis, other.basis),
      parts: { numerator: one.quantity, denominator: other.quantity },
      figureIds: [...new Set([...one.figureIds, ...other.figureIds])],
      asOf: isOlder ? one.asOf : other.asOf,
      suppressed: false,
      conflicts: [...new Set([...one.conflicts, ...other.conflicts])],
    },
    day: isOlder ? numerator.day : denominator.day,
    isPresent: true,
    sums: [...numerator.sums, ...denominator.sums],
  };
}
