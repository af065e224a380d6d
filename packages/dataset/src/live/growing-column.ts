import type { Column } from '../columns/column.js';

/** A column that grows at its end, and whose rows can be overwritten. */
export interface GrowingColumn {
  readonly byteLength: number;
  /** Adds the first rows of a column of the same kind. Copies. */
  append(column: Column, rowCount: number): void;
  /** Writes a row of a column of the same kind over row `row`. */
  replace(row: number, column: Column, from: number): void;
  /** Takes the value of a row away. */
  clear(row: number): void;
  /** The column by now: the same object as long as nothing of it changed. */
  view(): Column;
  /** What was given out stays as it is from now on. */
  hold(): void;
}

/** Finds the column of the kind that was asked for; another kind cannot be there, as columns of one field are of one kind. */
export function ofKind<K extends Column['kind']>(column: Column, ...kinds: readonly K[]): Extract<Column, { kind: K }> {
  if (!kinds.some((kind) => kind === column.kind))
    throw new TypeError(`a column of ${kinds.join(' or ')} cannot grow by one of ${column.kind}`);
  return column as Extract<Column, { kind: K }>;
}
