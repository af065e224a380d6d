import type { CategoryColumn } from '@practice-atlas/dataset';
import { type Codes, emptyCodes, type RowBins } from './row-bins.js';
import { inChunks, type Work } from './slices.js';
import { validityBit } from './validity-bit.js';

function recode(codes: Codes, column: CategoryColumn, table: Codes, from: number, until: number): void {
  const { indices, validity, dictionary } = column;
  const missing = table[dictionary.length]!;
  if (validity === null) for (let row = from; row < until; row++) codes[row] = table[indices[row]!]!;
  else
    for (let row = from; row < until; row++)
      codes[row] = validityBit(validity, row) === 1 ? table[indices[row]!]! : missing;
}

/**
 * Finds the bin of each row of a category column. `keyOf` gives the key of a word, null where it counts as missing; `order` sorts keys.
 * Keeps a reference to the column's own indices where they are the bins.
 */
export function* categoryBins(
  column: CategoryColumn,
  name: string,
  keyOf: (word: string) => string | null,
  order: (keys: Iterable<string>) => string[],
): Work<RowBins> {
  const words = column.dictionary.map(keyOf);
  const keys = order(new Set(words.filter((key) => key !== null)));
  const bins = new Map<string | null, number>(keys.map((key, bin) => [key, bin]));
  const table = emptyCodes(words.length + 1, keys.length, name);
  for (const [index, key] of [...words, null].entries()) table[index] = bins.get(key) ?? keys.length;
  const { indices } = column;
  const isSame = column.validity === null && words.every((_, index) => table[index] === index);
  if (isSame && !(indices instanceof Uint8Array) && indices.BYTES_PER_ELEMENT === table.BYTES_PER_ELEMENT)
    return { keys, codes: indices };
  const codes = emptyCodes(indices.length, keys.length, name);
  yield* inChunks(codes.length, (from, until) => recode(codes, column, table, from, until));
  return { keys, codes };
}
