import { type Column, isValid, numberAt } from '@practice-atlas/dataset';

/** Says whether two rows of a column hold the same; missing is the same as missing. */
export function sameCells(column: Column, a: number, b: number): boolean {
  if (column.validity !== null) {
    const known = isValid(column, a);
    if (known !== isValid(column, b)) return false;
    if (!known) return true;
  }
  switch (column.kind) {
    case 'category':
      return (
        column.indices[a] === column.indices[b] ||
        column.dictionary[column.indices[a]!] === column.dictionary[column.indices[b]!]
      );
    case 'boolean':
      return ((column.bits[a >> 3]! >> (a & 7)) & 1) === ((column.bits[b >> 3]! >> (b & 7)) & 1);
    case 'text': {
      const { bytes, offsets } = column;
      let at = offsets[a]!;
      let other = offsets[b]!;
      const end = offsets[a + 1]!;
      if (end - at !== offsets[b + 1]! - other) return false;
      while (at < end) if (bytes[at++] !== bytes[other++]) return false;
      return true;
    }
    default:
      return numberAt(column, a) === numberAt(column, b);
  }
}

/** Names the columns in which two rows differ. */
export function differingColumns(
  columns: Readonly<Record<string, Column>>,
  a: number,
  b: number,
  ignored: ReadonlySet<string> = new Set(),
): string[] {
  return Object.entries(columns).flatMap(([name, column]) =>
    ignored.has(name) || sameCells(column, a, b) ? [] : [name],
  );
}

/** Counts the cells of a row that are not missing. */
export function filledCount(columns: readonly Column[], row: number): number {
  let count = 0;
  for (const column of columns) if (isValid(column, row)) count += 1;
  return count;
}
