import type { Column, Field } from '@practice-atlas/dataset';
import type { ArqueroColumn } from './arquero-table.js';

type Numbers = Extract<Column, { kind: 'number' }>['values'];

function isNumbers(values: ArqueroColumn): values is Numbers {
  return (
    values instanceof Float64Array ||
    values instanceof Int32Array ||
    values instanceof Uint32Array ||
    values instanceof Int16Array ||
    values instanceof Uint16Array ||
    values instanceof Int8Array ||
    values instanceof Uint8Array
  );
}

/**
 * Sees a typed array as a column of numbers, in place; null when the field is no number or the array holds NaN, infinities, or fractions
 * where whole numbers are meant.
 */
export function adoptArray(values: ArqueroColumn, { type }: Field): Column | null {
  if (!isNumbers(values) || (type !== 'integer' && type !== 'number')) return null;
  const fits = type === 'integer' ? Number.isSafeInteger : Number.isFinite;
  if (values instanceof Float64Array && !values.every((value) => fits(value))) return null;
  return { kind: 'number', values, validity: null };
}
