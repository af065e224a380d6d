import { dictionaryColumn, narrowest } from '../columns/build-column.js';
import type { FieldColumn, TextColumn, Validity } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import type { ColumnTable } from '../practice-dataset.js';
import type { FieldType } from '../tables/define-table.js';

function joinTexts(columns: readonly TextColumn[], ends: Int32Array, validity: Validity): TextColumn {
  const bytes = new Uint8Array(columns.reduce((sum, { offsets }) => sum + offsets[offsets.length - 1]!, 0));
  let [row, used] = [0, 0];
  for (const { offsets, bytes: own } of columns) {
    bytes.set(own.subarray(0, offsets[offsets.length - 1]), used);
    for (let i = 0; i < offsets.length; i++) ends[row + i] = used + offsets[i]!;
    row += offsets.length - 1;
    used = ends[row]!;
  }
  return { kind: 'text', offsets: ends, bytes, validity };
}

/** Puts the rows of one field of a few tables of a page one after the other, in a few lines; `joinColumns` is made for millions. */
export function joinRows(type: FieldType, field: string, given: readonly ColumnTable[], rowCount: number): FieldColumn {
  const columns = given.map((table) => table.columns[field] as FieldColumn);
  const bits = new Uint8Array((rowCount + 7) >> 3);
  const flags = new Uint8Array(bits.length);
  const numbers = new Float64Array(rowCount);
  const words = new Map<string, number>();
  let [at, known] = [0, 0];
  columns.forEach((column, part) => {
    const indices =
      column.kind === 'category' &&
      column.dictionary.map((word) => words.get(word) ?? words.set(word, words.size).size - 1);
    for (let row = 0; row < given[part]!.rowCount; row++, at++) {
      if (!isValid(column, row)) continue;
      bits[at >> 3]! |= 1 << (at & 7);
      known++;
      if (column.kind === 'category') numbers[at] = (indices as number[])[column.indices[row]!]!;
      else if (column.kind === 'boolean') flags[at >> 3]! |= ((column.bits[row >> 3]! >> (row & 7)) & 1) << (at & 7);
      else if (column.kind !== 'text') numbers[at] = column.values[row]!;
    }
  });
  const validity = known === rowCount ? null : bits;
  const { kind } = columns[0]!;
  switch (kind) {
    case 'text':
      return joinTexts(columns as TextColumn[], new Int32Array(rowCount + 1), validity);
    case 'category':
      return dictionaryColumn(Uint32Array.from(numbers), [...words.keys()], validity);
    case 'boolean':
      return { kind, bits: flags, validity };
    case 'date':
      return { kind, values: Int32Array.from(numbers), validity };
    case 'time':
      return { kind, values: numbers, validity };
    case 'number':
      return { kind, values: type === 'integer' ? narrowest(numbers) : numbers, validity };
  }
}
