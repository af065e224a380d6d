import type { Cell } from '@practice-atlas/dataset';
import type { RawCell, RawTable } from '../../read/raw-table.js';

/** Judges a cell that is not plain: gives its value, or null, and reports what there is to say about it. */
export type JudgeCell = (row: number, given: RawCell) => Cell;

/** A column of a piece that is to be read. */
export interface ColumnTask {
  readonly raw: RawTable;
  /** Position of the column in the file, from 0. */
  readonly index: number;
  readonly judge: JudgeCell;
  /** Empty cells have a value too, which `judge` knows: that of all rows. */
  readonly judgeEmpty: boolean;
}

/** Copies a cell that was cut out of a text: a part of a text keeps the whole in memory. */
export function ownCell(raw: RawTable, row: number, column: number): RawCell {
  const cell = raw.cell(row, column);
  return typeof cell === 'string' && cell.length > 12 ? ` ${cell}`.slice(1) : cell;
}
