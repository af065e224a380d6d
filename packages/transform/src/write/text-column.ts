import type { Column } from '@practice-atlas/dataset';

/** Makes a column of texts from their UTF-8 bytes, null or undefined for missing; null when a value is neither. Copies once. */
export function textColumn(values: ArrayLike<unknown>): Column | null {
  const { length } = values;
  const offsets = new Int32Array(length + 1);
  const bits = new Uint8Array(Math.ceil(length / 8));
  let size = 0;
  let known = 0;
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (value instanceof Uint8Array) {
      size += value.length;
      bits[i >> 3]! |= 1 << (i & 7);
      known++;
    } else if (value !== null && value !== undefined) return null;
    offsets[i + 1] = size;
  }
  if (size > 0x7fffffff) throw new RangeError('a column of texts holds no more than 2147483647 bytes');
  const bytes = new Uint8Array(size);
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (value instanceof Uint8Array) bytes.set(value, offsets[i]);
  }
  return { kind: 'text', offsets, bytes, validity: known === length ? null : bits };
}
