import type { CategoryColumn, Column, FieldType, NumberColumn, Validity } from '@practice-atlas/dataset';
import { type Batch, type DataType, DateUnit, TimeUnit, Type } from '@uwdata/flechette';

/** A batch whose values are indices of words. */
interface WordBatch extends Batch<unknown> {
  readonly dictionary: Iterable<unknown>;
}

function validityOf({ validity, nullCount, length }: Batch<unknown>): Validity {
  if (nullCount === 0 || !validity || validity.length === 0) return null;
  const size = Math.ceil(length / 8);
  if (validity.length < size) throw new TypeError('a bitmap of missing values is too short');
  return validity.subarray(0, size);
}

function expectLength(values: { readonly length: number }, length: number): void {
  if (values.length < length) throw new TypeError('a batch has fewer values than rows');
}

function isNumbers(values: unknown): values is NumberColumn['values'] {
  return (
    values instanceof Int8Array ||
    values instanceof Uint8Array ||
    values instanceof Int16Array ||
    values instanceof Uint16Array ||
    values instanceof Int32Array ||
    values instanceof Uint32Array ||
    values instanceof Float64Array
  );
}

function isFinite64(values: NumberColumn['values']): boolean {
  return !(values instanceof Float64Array) || values.every((value) => Number.isFinite(value));
}

/** Sees indices as unsigned ones of the same width; null when one is negative, beyond the words, or not 0 where the value is missing. */
function unsigned(
  values: unknown,
  { length }: Batch<unknown>,
  validity: Validity,
  wordCount: number,
): CategoryColumn['indices'] | null {
  if (!isNumbers(values) || values instanceof Float64Array) return null;
  for (let i = 0; i < length; i++) {
    const index = values[i]!;
    const isKnown = validity === null || (validity[i >> 3]! & (1 << (i & 7))) !== 0;
    if (isKnown ? !(index >= 0 && index < wordCount) : index !== 0) return null;
  }
  const { buffer, byteOffset, BYTES_PER_ELEMENT } = values;
  if (BYTES_PER_ELEMENT === 1) return new Uint8Array(buffer, byteOffset, length);
  if (BYTES_PER_ELEMENT === 2) return new Uint16Array(buffer, byteOffset, length);
  return new Uint32Array(buffer, byteOffset, length);
}

function categoryColumn(batch: WordBatch, validity: Validity): Column | null {
  const words = [...batch.dictionary];
  const isText = words.every((word) => typeof word === 'string') && new Set(words).size === words.length;
  const indices = isText ? unsigned(batch.values, batch, validity, words.length) : null;
  return indices && { kind: 'category', indices, dictionary: words as string[], validity };
}

function timeColumn({ values, length }: Batch<unknown>, validity: Validity): Column | null {
  if (!(values instanceof BigInt64Array)) return null;
  const times = new Float64Array(length);
  for (let i = 0; i < length; i++) times[i] = Number(values[i]);
  return { kind: 'time', values: times, validity };
}

/**
 * Sees a batch as a column of a field, in place; only moments are copied, from 64-bit integers into doubles. Null when its buffers are
 * not those of such a column: then its values have to be read one by one.
 */
export function arrowBatchColumn(
  field: { readonly type: FieldType },
  batch: Batch<unknown>,
  arrow: DataType,
): Column | null {
  const validity = validityOf(batch);
  const { values, offsets, length } = batch;
  const inPlace = <T extends NumberColumn['values'] | Uint8Array>(all: T): T => {
    expectLength(all, length);
    return all.subarray(0, length) as T;
  };
  switch (field.type) {
    case 'integer':
    case 'number':
      if (arrow.typeId !== Type.Int && arrow.typeId !== Type.Float) return null;
      if (!isNumbers(values) || !isFinite64(values)) return null;
      return { kind: 'number', values: inPlace(values), validity };
    case 'boolean':
      if (arrow.typeId !== Type.Bool || !(values instanceof Uint8Array)) return null;
      expectLength(values, Math.ceil(length / 8));
      return { kind: 'boolean', bits: values.subarray(0, Math.ceil(length / 8)), validity };
    case 'date':
      if (arrow.typeId !== Type.Date || arrow.unit !== DateUnit.DAY || !(values instanceof Int32Array)) return null;
      return { kind: 'date', values: inPlace(values), validity };
    case 'time':
      if (arrow.typeId !== Type.Timestamp || arrow.unit !== TimeUnit.MILLISECOND) return null;
      expectLength(values, length);
      return timeColumn(batch, validity);
    case 'code':
    case 'category':
      return arrow.typeId === Type.Dictionary && 'dictionary' in batch
        ? categoryColumn(batch as WordBatch, validity)
        : null;
    default:
      if (arrow.typeId !== Type.Utf8 || !(offsets instanceof Int32Array) || !(values instanceof Uint8Array))
        return null;
      if (length === 0 && offsets.length === 0) return null;
      expectLength(offsets, length + 1);
      return { kind: 'text', offsets: offsets.subarray(0, length + 1), bytes: values, validity };
  }
}
