import { AtlasError } from '../atlas-error.js';
import type { Qualifier, Quantity } from '../quantity.js';

function finite(value: number): number {
  if (Number.isFinite(value)) return value + 0;
  throw new AtlasError('quantity_malformed', `a quantity cannot hold the value ${value}`, {
    hint: 'give a finite number, or unknownQuantity()',
    details: { value: String(value) },
  });
}

/** Makes a number without bounds to either side: [v, v]. Throws `quantity_malformed` unless it is finite, as all of these do. */
export function exact(value: number, word: string | null = null): Quantity {
  const v = finite(value);
  return { qualifier: 'exact', value: v, valueMax: null, low: v, high: v, word };
}

/** Makes a number bounded from below, as 3000多 is: [v, Infinity). */
export function atLeast(value: number, word: string | null = null): Quantity {
  const v = finite(value);
  return { qualifier: 'at_least', value: v, valueMax: null, low: v, high: Infinity, word };
}

/** Makes a number of unknown bounds, as 约840 is. */
export function approx(value: number, word: string | null = null): Quantity {
  return { qualifier: 'approx', value: finite(value), valueMax: null, low: -Infinity, high: Infinity, word };
}

/** Makes a number approached from below, as 近8970 is: (-Infinity, v]. */
export function nearly(value: number, word: string | null = null): Quantity {
  const v = finite(value);
  return { qualifier: 'nearly', value: v, valueMax: null, low: -Infinity, high: v, word };
}

/** Makes a number bounded from above, as 不超过20 is: (-Infinity, v]. */
export function atMost(value: number, word: string | null = null): Quantity {
  const v = finite(value);
  return { qualifier: 'at_most', value: v, valueMax: null, low: -Infinity, high: v, word };
}

/** Makes a printed range, as 5—7万 is: [v, w]. Throws `quantity_malformed` when w < v. */
export function range(value: number, valueMax: number, word: string | null = null): Quantity {
  const [v, w] = [finite(value), finite(valueMax)];
  if (w < v)
    throw new AtlasError('quantity_malformed', `a range cannot end at ${w} before it begins at ${v}`, {
      hint: 'give the lower end first',
      details: { value: `${v}-${w}` },
    });
  return { qualifier: 'range', value: v, valueMax: w, low: v, high: w, word };
}

/** Makes a quantity of which nothing useful is known. */
export function unknownQuantity(word: string | null = null): Quantity {
  return { qualifier: 'unknown', value: null, valueMax: null, low: -Infinity, high: Infinity, word };
}

/**
 * Makes the quantity that a row of `figures` prints. A missing value is *unknown*.
 * A printed range keeps both ends; with a qualifier of its own (约5—7万) it keeps only the bound which that qualifier allows.
 */
export function quantityOf(printed: {
  value: number | null;
  valueMax?: number | null;
  qualifier?: Qualifier;
  word?: string | null;
}): Quantity {
  const { value, valueMax = null, qualifier = 'exact', word = null } = printed;
  if (value === null || qualifier === 'unknown') return unknownQuantity(word);
  const span = valueMax === null ? null : range(value, valueMax, word);
  if (span && (qualifier === 'exact' || qualifier === 'range')) return span;
  if (qualifier === 'at_least') return { ...atLeast(value, word), valueMax };
  if (qualifier === 'approx') return { ...approx(value, word), valueMax };
  if (qualifier === 'nearly' || qualifier === 'at_most')
    return { ...(qualifier === 'nearly' ? nearly : atMost)(value, word), valueMax, high: valueMax ?? value };
  return exact(value, word);
}
