import { type ColumnTable, textIndex } from '@practice-atlas/dataset';

/** Finds the row above each; -1 = none. */
export function parentRows({ rowCount, columns }: ColumnTable, key: string, parent: string): Int32Array {
  const parents = new Int32Array(rowCount).fill(-1);
  const [keys, named] = [columns[key], columns[parent]];
  if (!keys || !named || rowCount === 0) return parents;
  const index = textIndex(keys);
  const { numbers, texts, rows, count } = textIndex(named);
  const matches = Int32Array.from({ length: count }, (_, number) => index.find(texts, rows[number]!));
  return parents.map((_, row) => {
    const match = numbers[row]! < 0 ? -1 : matches[numbers[row]!]!;
    return match < 0 ? -1 : index.rows[match]!;
  });
}
