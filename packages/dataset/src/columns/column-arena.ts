import type { Column } from './column.js';

/** Bytes of the first block; each further one is twice as large, up to the last size. */
const FIRST_BLOCK = 1 << 18;
const LARGEST_BLOCK = 1 << 25;

type Numbers = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/**
 * Room for the pieces of several columns that grow together: few large blocks, so that the memory of thousands of pieces goes back to
 * the system at once when they are joined.
 */
export interface ColumnArena {
  /** Copies a column into the arena. */
  keepColumn<C extends Column>(column: C): C;
  /** Copies numbers into the arena. */
  keepNumbers<T extends Numbers>(values: T): T;
}

/** Begins without a block. The blocks are let go when nothing that was kept is in use. */
export function createColumnArena(): ColumnArena {
  let size = FIRST_BLOCK / 2;
  let block = new ArrayBuffer(0);
  let used = 0;
  const keepNumbers = <T extends Numbers>(values: T): T => {
    const { byteLength } = values;
    if (used + byteLength > block.byteLength) {
      size = Math.min(2 * size, LARGEST_BLOCK);
      block = new ArrayBuffer(Math.max(size, byteLength));
      used = 0;
    }
    const Kind = values.constructor as new (buffer: ArrayBuffer, offset: number, length: number) => T;
    const kept = new Kind(block, used, values.length);
    kept.set(values as ArrayLike<number> & T);
    used = (used + byteLength + 7) & ~7;
    return kept;
  };
  return {
    keepNumbers,
    keepColumn: <C extends Column>(column: C): C => {
      const validity = column.validity && keepNumbers(column.validity);
      switch (column.kind) {
        case 'text': {
          const bytes = column.bytes.subarray(0, column.offsets[column.offsets.length - 1]);
          return { ...column, offsets: keepNumbers(column.offsets), bytes: keepNumbers(bytes), validity };
        }
        case 'category':
          return { ...column, indices: keepNumbers(column.indices), validity };
        case 'boolean':
          return { ...column, bits: keepNumbers(column.bits), validity };
        case 'seconds':
          return { ...column, seconds: keepNumbers(column.seconds), validity };
        default:
          return { ...column, values: keepNumbers<Numbers>(column.values), validity };
      }
    },
  };
}
