import {
  type CategoryColumn,
  type Column,
  type ColumnTable,
  matchTexts,
  numberAt,
  type PracticeDataset,
  pickTimes,
  readTimes,
  type TableName,
  type TextColumn,
  tables,
  textIndex,
} from '@practice-atlas/dataset';
import type { ColumnPath } from '../rows/row-question.js';
import { bitReader, EVERY, type MarkReader, markReader, NONE } from './marks.js';
import { BLOCK_ROWS, type BlockReader, type NumberReader, onceABlock } from './row-blocks.js';

/** A column of this table, or of one that keys lead to: then `rows` gives the row there, -1 = none. */
export interface Reached {
  readonly column: Column | null;
  readonly rows: Int32Array | null;
}

/** By both columns, each of which may go: a wall keeps one while the other is made anew with every change. */
const joins = new WeakMap<Column, WeakMap<Column, Int32Array>>();

/** Finds the row of another table for each key, once for a pair of columns. */
function rowsOf(keys: Column, ids: Column): Int32Array {
  const known = joins.get(keys) ?? new WeakMap<Column, Int32Array>();
  joins.set(keys, known);
  let rows = known.get(ids);
  if (!rows) {
    const [from, to] = [textIndex(keys), textIndex(ids)];
    const matches = matchTexts(from, to);
    // Not `to.rows`: of words they say where one stands in the dictionary.
    const found = new Int32Array(to.count);
    for (let row = to.numbers.length - 1; row >= 0; row--) found[to.numbers[row]!] = row;
    rows = from.numbers.map((number) => (number < 0 ? -1 : (found[matches[number]!] ?? -1)));
    known.set(ids, rows);
  }
  return rows;
}

function columnOf(table: ColumnTable, name: string): Column | null {
  return Object.hasOwn(table.columns, name) ? table.columns[name]! : null;
}

/** Follows the keys of a path. */
export function reachColumn(dataset: PracticeDataset, tableName: TableName, path: ColumnPath): Reached {
  const [name = '', ...rest] = path.split('.');
  const column = columnOf(dataset.tables[tableName], name);
  if (rest.length === 0) return { column, rows: null };
  const key = tables[tableName].foreignKeys.find(({ field }) => field === name);
  if (!key) throw new TypeError(`"${name}" of ${tableName} is no key`);
  const target = key.table as TableName;
  const ids = columnOf(dataset.tables[target], key.references);
  const reached = reachColumn(dataset, target, rest.join('.'));
  if (!column || !ids || !reached.column) return { column: null, rows: null };
  const own = rowsOf(column, ids);
  const { rows } = reached;
  return { column: reached.column, rows: rows ? own.map((row) => (row < 0 ? -1 : rows[row]!)) : own };
}

/** Says whether the bit of a row is set. */
export const isSet = (bits: Uint8Array, row: number): boolean => (bits[row >> 3]! & (1 << (row & 7))) !== 0;

/** Writes a number over those of a block whose bit is 0. */
export function blankMissing<N extends Float64Array | Int32Array>(
  numbers: N,
  validity: Uint8Array,
  from: number,
  until: number,
  blank: number,
): N {
  const end = (until + 7) >> 3;
  for (let byte = from >> 3; byte < end; byte++) {
    const first = 8 * byte - from;
    if (validity[byte] === 0) for (let i = first; i < first + 8; i++) numbers[i] = blank;
    else
      for (let open = ~validity[byte]! & 0xff; open !== 0; open &= open - 1)
        numbers[first + 31 - Math.clz32(open & -open)] = blank;
  }
  return numbers;
}

const NOTHING: NumberReader = (() => {
  const missing = new Float64Array(BLOCK_ROWS).fill(Number.NaN);
  return { read: () => missing };
})();

type CountedColumn = Exclude<Column, CategoryColumn | TextColumn>;

const isCounted = (column: Column | null): column is CountedColumn =>
  column !== null && column.kind !== 'category' && column.kind !== 'text';

/** Reads the numbers of a column: numbers, days, milliseconds, 1 or 0; another column has none. */
export function numberReader({ column, rows }: Reached): NumberReader {
  if (!isCounted(column)) return NOTHING;
  const { validity } = column;
  const numbers = new Float64Array(BLOCK_ROWS);
  if (column.kind === 'boolean' || rows) {
    const at = (row: number) => (column.kind === 'boolean' ? (isSet(column.bits, row) ? 1 : 0) : numberAt(column, row));
    return onceABlock(({ from, count, picked }) => {
      for (let i = 0; i < count; i++) {
        const own = picked ? picked[i]! : from + i;
        const row = rows ? rows[own]! : own;
        numbers[i] = row < 0 || (validity && !isSet(validity, row)) ? Number.NaN : at(row);
      }
      return numbers;
    });
  }
  if (column.kind === 'seconds')
    return onceABlock(({ from, count, picked }) => {
      if (picked) pickTimes(column, picked, count, numbers);
      else readTimes(column, from, from + count, numbers);
      return numbers;
    });
  const { values } = column;
  return onceABlock(({ from, count, picked }) => {
    if (picked) {
      for (let i = 0; i < count; i++)
        numbers[i] = validity && !isSet(validity, picked[i]!) ? Number.NaN : values[picked[i]!]!;
      return numbers;
    }
    const part = values.subarray(from, from + count);
    // A part that is cut short would be read beyond its end.
    if (!validity && part instanceof Float64Array && part.length === BLOCK_ROWS) return part;
    numbers.set(part);
    return validity ? blankMissing(numbers, validity, from, from + count, Number.NaN) : numbers;
  });
}

/** Reads the numbers of a column of the table itself that are bytes; null = they are none. What stands where one is missing means nothing. */
export function byteReader({ column, rows }: Reached): BlockReader<Int32Array> | null {
  if (column?.kind !== 'number' || rows || !(column.values instanceof Uint8Array)) return null;
  const { values } = column;
  const numbers = new Int32Array(BLOCK_ROWS);
  return onceABlock(({ from, count, picked }) => {
    if (picked) for (let i = 0; i < count; i++) numbers[i] = values[picked[i]!]!;
    else numbers.set(values.subarray(from, from + count));
    return numbers;
  });
}

/** Marks the rows in which a column has a number, without reading it. */
export function knownReader({ column, rows }: Reached): MarkReader {
  if (!isCounted(column)) return NONE;
  const { validity } = column;
  if (!rows) return validity ? bitReader(validity) : EVERY;
  return markReader((marks, { from, count, picked }) => {
    marks.fill(0);
    for (let i = count - 1; i >= 0; i--) {
      const row = rows[picked ? picked[i]! : from + i]!;
      if (row >= 0 && (!validity || isSet(validity, row))) marks[i >> 5]! |= 1 << i;
    }
  });
}
