import {
  type CategoryColumn,
  type Column,
  type ColumnTable,
  matchTexts,
  type PracticeDataset,
  type TableName,
  type TextIndex,
  tables,
  textIndex,
} from '@practice-atlas/dataset';
import type { ColumnPath } from '../rows/row-question.js';
import { BLOCK_ROWS, type BlockReader, type NumberReader, onceABlock } from './row-blocks.js';

/** A column of this table, or of one that keys lead to: then `rows` gives the row there, -1 = none. */
interface Reached {
  readonly column: Column | null;
  readonly rows: Int32Array | null;
}

const joins = new WeakMap<Column, Map<Column, Int32Array>>();

/** Finds the row of another table for each key, once for a pair of columns. */
function rowsOf(keys: Column, ids: Column): Int32Array {
  const known = joins.get(keys) ?? new Map<Column, Int32Array>();
  joins.set(keys, known);
  let rows = known.get(ids);
  if (!rows) {
    const [from, to] = [textIndex(keys), textIndex(ids)];
    const matches = matchTexts(from, to);
    rows = from.numbers.map((number) => (number < 0 ? -1 : (to.rows[matches[number]!] ?? -1)));
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

const isSet = (bits: Uint8Array, row: number): boolean => (bits[row >> 3]! & (1 << (row & 7))) !== 0;

/** Writes NaN over the numbers of a block whose bit is 0. */
function blankMissing(numbers: Float64Array, validity: Uint8Array, from: number, until: number): void {
  for (let row = from; row < until; ) {
    const byte = validity[row >> 3]!;
    const end = Math.min(until, (row | 7) + 1);
    if (byte === 0xff) row = end;
    else for (; row < end; row++) if ((byte & (1 << (row & 7))) === 0) numbers[row - from] = Number.NaN;
  }
}

const NOTHING: NumberReader = (() => {
  const missing = new Float64Array(BLOCK_ROWS).fill(Number.NaN);
  return { read: () => missing };
})();

/** Reads the numbers of a column: numbers, days, milliseconds, 1 or 0; another column has none. */
export function numberReader({ column, rows }: Reached): NumberReader {
  if (!column || column.kind === 'category' || column.kind === 'text') return NOTHING;
  const { validity } = column;
  const numbers = new Float64Array(BLOCK_ROWS);
  if (column.kind === 'boolean' || rows) {
    const at = (row: number) => (column.kind === 'boolean' ? (isSet(column.bits, row) ? 1 : 0) : column.values[row]!);
    return onceABlock((from, until) => {
      for (let i = 0; i < until - from; i++) {
        const row = rows ? rows[from + i]! : from + i;
        numbers[i] = row < 0 || (validity && !isSet(validity, row)) ? Number.NaN : at(row);
      }
      return numbers;
    });
  }
  const { values } = column;
  return onceABlock((from, until) => {
    const part = values.subarray(from, until);
    if (!validity && part instanceof Float64Array) return part;
    numbers.set(part);
    if (validity) blankMissing(numbers, validity, from, until);
    return numbers;
  });
}

/** The words of a column: each row has the number of one, `count` = missing. */
export interface WordReader extends BlockReader<ArrayLike<number>> {
  readonly count: number;
  /** The word of a number. */
  word(number: number): string;
  /** The number of a word; -1 = it does not occur. */
  find(word: string): number;
}

function categoryReader(column: CategoryColumn, rows: Int32Array | null): WordReader {
  const { indices, dictionary, validity } = column;
  const count = dictionary.length;
  const numbers = new Uint32Array(BLOCK_ROWS);
  const plain = !validity && !rows;
  return {
    count,
    word: (number) => dictionary[number]!,
    find: (word) => dictionary.indexOf(word),
    ...onceABlock((from, until) => {
      if (plain) return indices.subarray(from, until);
      for (let i = 0; i < until - from; i++) {
        const row = rows ? rows[from + i]! : from + i;
        numbers[i] = row < 0 || (validity && !isSet(validity, row)) ? count : indices[row]!;
      }
      return numbers;
    }),
  };
}

function textWord({ texts, rows }: TextIndex, number: number): string {
  const row = rows[number]!;
  return new TextDecoder().decode(texts.bytes.subarray(texts.offsets[row]!, texts.offsets[row + 1]!));
}

function textReader(index: TextIndex, rows: Int32Array | null): WordReader {
  const numbers = new Uint32Array(BLOCK_ROWS);
  const { count } = index;
  return {
    count,
    word: (number) => textWord(index, number),
    find(word) {
      for (let number = 0; number < count; number++) if (textWord(index, number) === word) return number;
      return -1;
    },
    ...onceABlock((from, until) => {
      for (let i = 0; i < until - from; i++) {
        const row = rows ? rows[from + i]! : from + i;
        const number = row < 0 ? -1 : index.numbers[row]!;
        numbers[i] = number < 0 ? count : number;
      }
      return numbers;
    }),
  };
}

const NO_WORDS: WordReader = (() => {
  const missing = new Uint8Array(BLOCK_ROWS);
  return { count: 0, word: () => '', find: () => -1, read: () => missing };
})();

/** Reads the words of a category, code, text or id column; another column has none. */
export function wordReader({ column, rows }: Reached): WordReader {
  if (column?.kind === 'category') return categoryReader(column, rows);
  return column?.kind === 'text' ? textReader(textIndex(column), rows) : NO_WORDS;
}
