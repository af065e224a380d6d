import type { FieldType } from '../tables/define-table.js';
import { buildColumn, type Cell } from './build-column.js';
import type { Column } from './column.js';
import type { ColumnArena } from './column-arena.js';
import { type ColumnPart, joinColumns } from './join-columns.js';

/** Grows a column piece by piece: nothing is copied before `finish`, and then once, into arrays of the exact size. */
export interface ColumnBuilder {
  readonly rowCount: number;
  /**
   * Adds the rows of a column; keeps a reference to it until `finish`, unless there is an arena that takes a copy. A category's
   * dictionary may still grow until then.
   */
  append(column: Column, rowCount: number): void;
  /** Adds values, null for missing, as `buildColumn` takes them. Copies. */
  appendCells(cells: readonly Cell[]): void;
  /** Adds rows without a value. */
  appendMissing(rowCount: number): void;
  /** Joins what was added and lets go of it: narrowest exact width for integers, one dictionary for categories. */
  finish(): Column;
}

/**
 * Begins a column of a field; `arena` is where its pieces, from the second on, wait for `finish`. A piece of another kind of column throws a `TypeError` at `finish`.
 *
 * @example
 * const builder = createColumnBuilder({ type: 'integer' });
 * builder.appendCells([1, null]);
 * builder.appendMissing(1);
 * builder.finish(); // { kind: 'number', values: Uint8Array [1, 0, 0], validity: Uint8Array [1] }
 */
export function createColumnBuilder(field: { readonly type: FieldType }, arena?: ColumnArena): ColumnBuilder {
  let parts: ColumnPart[] = [];
  let total = 0;
  const add = (column: Column | null, rowCount: number): void => {
    if (rowCount === 0) return;
    parts.push({ column: column && arena && parts.length > 0 ? arena.keepColumn(column) : column, rowCount });
    total += rowCount;
  };
  return {
    get rowCount() {
      return total;
    },
    append: add,
    appendCells: (cells) => add(buildColumn(field, cells), cells.length),
    appendMissing: (rowCount) => add(null, rowCount),
    finish: () => {
      const given = parts;
      parts = [];
      total = 0;
      return joinColumns(field, given);
    },
  };
}
