import { buildColumn, type Column, expandTimes, isValid, type Validity } from '@practice-atlas/dataset';
import {
  Column as ArrowColumn,
  type Batch,
  batchType,
  bool,
  type DataType,
  dateDay,
  dictionary,
  float64,
  int8,
  int16,
  int32,
  TimeUnit,
  timestamp,
  uint8,
  uint16,
  uint32,
  utf8,
} from '@uwdata/flechette';

type Numbers = Extract<Column, { kind: 'number' }>['values'];

/** The buffers of a batch that are not the same for all types. */
interface Buffers {
  readonly values: ArrayBufferView;
  readonly offsets?: Int32Array;
}

function numberType(values: Numbers): DataType {
  if (values instanceof Float64Array) return float64();
  if (values instanceof Int8Array) return int8();
  if (values instanceof Uint8Array) return uint8();
  if (values instanceof Int16Array) return int16();
  if (values instanceof Uint16Array) return uint16();
  return values instanceof Int32Array ? int32() : uint32();
}

function missingCount(column: Column, rowCount: number): number {
  if (column.validity === null) return 0;
  let count = 0;
  for (let row = 0; row < rowCount; row++) if (!isValid(column, row)) count++;
  return count;
}

function batchOf(
  type: DataType,
  buffers: Buffers,
  length: number,
  validity: Validity = null,
  nullCount = 0,
): Batch<unknown> {
  const bits = validity && nullCount > 0 ? validity.subarray(0, Math.ceil(length / 8)) : new Uint8Array(0);
  return new (batchType(type))({ ...buffers, type, length, nullCount, validity: bits });
}

function textBuffers(offsets: Int32Array, bytes: Uint8Array, count: number): Buffers {
  return { offsets, values: bytes.subarray(0, offsets[count]) };
}

function wordColumn(words: readonly string[]): ArrowColumn<unknown> {
  const texts = buildColumn({ type: 'text' }, words);
  if (texts.kind !== 'text') throw new TypeError('words must be texts');
  return new ArrowColumn([batchOf(utf8(), textBuffers(texts.offsets, texts.bytes, words.length), words.length)]);
}

function isWordBatch(batch: object): batch is { setDictionary(words: ArrowColumn<unknown>): unknown } {
  return 'setDictionary' in batch;
}

/** Sees a column as an Arrow column, in place; only moments are copied, from doubles into 64-bit integers. */
export function arrowColumn(given: Column, rowCount: number): ArrowColumn<unknown> {
  const column = expandTimes(given);
  const one = (type: DataType, buffers: Buffers) =>
    new ArrowColumn([batchOf(type, buffers, rowCount, column.validity, missingCount(column, rowCount))]);
  switch (column.kind) {
    case 'number':
      return one(numberType(column.values), column);
    case 'date':
      return one(dateDay(), column);
    case 'time':
      return one(timestamp(TimeUnit.MILLISECOND, 'UTC'), { values: BigInt64Array.from(column.values, BigInt) });
    case 'boolean':
      return one(bool(), { values: column.bits.subarray(0, Math.ceil(rowCount / 8)) });
    case 'text':
      return one(utf8(), textBuffers(column.offsets, column.bytes, rowCount));
    case 'category': {
      const { indices } = column;
      const words = wordColumn(column.dictionary);
      const width = indices instanceof Uint8Array ? uint8() : indices instanceof Uint16Array ? uint16() : uint32();
      const made = one(dictionary(words.type, width), { values: indices });
      for (const batch of made.data) if (isWordBatch(batch)) batch.setDictionary(words);
      return made;
    }
  }
}
