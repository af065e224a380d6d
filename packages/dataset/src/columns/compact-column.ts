import type { CategoryColumn, Column, TextColumn } from './column.js';
import { isValid } from './column-value.js';

/** Numbers of rows; only signed ones can be negative. */
type Rows = Int32Array | Uint32Array;

type Numbers =
  | Exclude<Column, TextColumn | { bits: Uint8Array } | CategoryColumn>['values']
  | CategoryColumn['indices'];

function gatherTexts({ offsets, bytes }: TextColumn, rows: Rows, isKnown: (i: number) => boolean) {
  const ends = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++)
    ends[i + 1] = ends[i]! + (isKnown(i) ? offsets[rows[i]! + 1]! - offsets[rows[i]!]! : 0);
  const gathered = new Uint8Array(ends[rows.length]!);
  for (let i = 0; i < rows.length; i++) {
    const shift = offsets[rows[i]!]! - ends[i]!;
    for (let at = ends[i]!; at < ends[i + 1]!; at++) gathered[at] = bytes[at + shift]!;
  }
  return { offsets: ends, bytes: gathered };
}

/** Keeps the words in use, in the order of their first row. */
function gatherWords(
  indices: CategoryColumn['indices'],
  dictionary: readonly string[],
  isKnown: (i: number) => boolean,
) {
  const numbers = new Int32Array(dictionary.length).fill(-1);
  const words: string[] = [];
  for (let i = 0; i < indices.length; i++) {
    if (!isKnown(i)) continue;
    const index = indices[i]!;
    if (numbers[index]! < 0) numbers[index] = words.push(dictionary[index]!) - 1;
    indices[i] = numbers[index]!;
  }
  return { indices, dictionary: words };
}

/**
 * Copies some rows of a column in the order given; a negative row is missing. Widths stay as they are; words that are in use no
 * more are left out, and nothing is left of what is missing.
 */
export function compactColumn(column: Column, rows: Rows): Column {
  const { length } = rows;
  const bits = new Uint8Array(Math.ceil(length / 8));
  let known = 0;
  for (let i = 0; i < length; i++) {
    if (rows[i]! < 0 || !isValid(column, rows[i]!)) continue;
    bits[i >> 3]! |= 1 << (i & 7);
    known++;
  }
  const validity = known === length ? null : bits;
  const isKnown = (i: number) => validity === null || (bits[i >> 3]! & (1 << (i & 7))) !== 0;
  const gather = <T extends Numbers>(values: T): T => {
    const gathered = new (values.constructor as new (length: number) => T)(length);
    for (let i = 0; i < length && known > 0; i++) if (isKnown(i)) gathered[i] = values[rows[i]!]!;
    return gathered;
  };
  switch (column.kind) {
    case 'text':
      return { ...column, ...gatherTexts(column, rows, isKnown), validity };
    case 'category':
      return { ...column, ...gatherWords(gather(column.indices), column.dictionary, isKnown), validity };
    case 'boolean': {
      const set = new Uint8Array(bits.length);
      for (let i = 0; i < length; i++)
        if (isKnown(i)) set[i >> 3]! |= ((column.bits[rows[i]! >> 3]! >> (rows[i]! & 7)) & 1) << (i & 7);
      return { ...column, bits: set, validity };
    }
    default:
      return { ...column, values: gather(column.values), validity } as Column;
  }
}
