import type { PracticeDataset, TableName } from '@practice-atlas/dataset';
import type { ColumnPath, RowTest, RowValue } from '../rows/row-question.js';
import { numberReader, reachColumn, type WordReader, wordReader } from './column-readers.js';
import { BLOCK_ROWS, type MarkReader, type NumberReader, onceABlock } from './row-blocks.js';

/** Reads values and tests of the rows of one table. Equal parts of several questions are computed once a block. */
export interface RowReaders {
  numbers(value: RowValue): NumberReader;
  marks(test: RowTest): MarkReader;
  words(path: ColumnPath): WordReader;
}

type Numbers = (readers: RowReaders, value: RowValue) => NumberReader;

/** Combines the numbers of several readers, row by row, into a block of its own. */
function combined(readers: readonly NumberReader[], add: (total: number, next: number) => number): NumberReader {
  const total = new Float64Array(BLOCK_ROWS).fill(Number.NaN);
  if (readers.length === 0) return { read: () => total };
  return onceABlock((from, until) => {
    const count = until - from;
    total.set(readers[0]!.read(from, until).subarray(0, count));
    for (let k = 1; k < readers.length; k++) {
      const next = readers[k]!.read(from, until);
      for (let i = 0; i < count; i++) total[i] = add(total[i]!, next[i]!);
    }
    return total;
  });
}

const numbersOf: Numbers = (readers, value) => {
  switch (value.kind) {
    case 'constant': {
      const same = new Float64Array(BLOCK_ROWS).fill(value.value);
      return { read: () => same };
    }
    case 'first':
      return combined(value.values.map(readers.numbers), (total, next) => (Number.isNaN(total) ? next : total));
    case 'least':
      return combined(value.values.map(readers.numbers), (total, next) =>
        Number.isNaN(total) || next < total ? next : total,
      );
    case 'minus':
      return combined([readers.numbers(value.value), readers.numbers(value.less)], (total, next) => total - next);
    case 'choose': {
      const [test, yes] = [readers.marks(value.test), readers.numbers(value.yes)];
      const no = value.no ? readers.numbers(value.no) : null;
      const chosen = new Float64Array(BLOCK_ROWS);
      return onceABlock((from, until) => {
        const [holds, then, otherwise] = [test.read(from, until), yes.read(from, until), no?.read(from, until)];
        for (let i = 0; i < until - from; i++)
          chosen[i] = holds[i] === 1 ? then[i]! : otherwise ? otherwise[i]! : Number.NaN;
        return chosen;
      });
    }
    default:
      throw new TypeError(`no value of kind ${value.kind}`);
  }
};

function compared(
  readers: RowReaders,
  value: RowValue,
  other: RowValue,
  holds: (one: number, two: number) => boolean,
): MarkReader {
  const marks = new Uint8Array(BLOCK_ROWS);
  const one = readers.numbers(value);
  if (other.kind === 'constant') {
    const limit = other.value;
    return onceABlock((from, until) => {
      const numbers = one.read(from, until);
      for (let i = 0; i < until - from; i++) marks[i] = holds(numbers[i]!, limit) ? 1 : 0;
      return marks;
    });
  }
  const two = readers.numbers(other);
  return onceABlock((from, until) => {
    const [numbers, limits] = [one.read(from, until), two.read(from, until)];
    for (let i = 0; i < until - from; i++) marks[i] = holds(numbers[i]!, limits[i]!) ? 1 : 0;
    return marks;
  });
}

function joined(readers: RowReaders, tests: readonly RowTest[], isAll: boolean): MarkReader {
  const parts = tests.map(readers.marks);
  const marks = new Uint8Array(BLOCK_ROWS);
  return onceABlock((from, until) => {
    const count = until - from;
    marks.fill(isAll ? 1 : 0, 0, count);
    for (const part of parts) {
      const own = part.read(from, until);
      if (isAll) for (let i = 0; i < count; i++) marks[i]! &= own[i]!;
      else for (let i = 0; i < count; i++) marks[i]! |= own[i]!;
    }
    return marks;
  });
}

function marksOfWords(reader: WordReader, words: readonly (string | null)[]): MarkReader {
  const allowed = new Uint8Array(reader.count + 1);
  const wanted = new Set(words);
  if (wanted.has(null)) allowed[reader.count] = 1;
  if (wanted.size > 8) for (let i = 0; i < reader.count; i++) allowed[i] = wanted.has(reader.word(i)) ? 1 : 0;
  else
    for (const word of wanted) {
      const number = word === null ? -1 : reader.find(word);
      if (number >= 0) allowed[number] = 1;
    }
  const marks = new Uint8Array(BLOCK_ROWS);
  return onceABlock((from, until) => {
    const numbers = reader.read(from, until);
    for (let i = 0; i < until - from; i++) marks[i] = allowed[numbers[i]!]!;
    return marks;
  });
}

function marksOf(readers: RowReaders, test: RowTest): MarkReader {
  switch (test.kind) {
    case 'known': {
      const value = readers.numbers(test.value);
      const marks = new Uint8Array(BLOCK_ROWS);
      return onceABlock((from, until) => {
        const numbers = value.read(from, until);
        for (let i = 0; i < until - from; i++) marks[i] = numbers[i]! > -Infinity ? 1 : 0;
        return marks;
      });
    }
    case 'below':
      return compared(readers, test.value, test.than, (one, two) => one < two);
    case 'at_most':
      return compared(readers, test.value, test.most, (one, two) => one <= two);
    case 'word':
      return marksOfWords(readers.words(test.column), test.words);
    case 'not': {
      const part = readers.marks(test.test);
      const marks = new Uint8Array(BLOCK_ROWS);
      return onceABlock((from, until) => {
        const own = part.read(from, until);
        for (let i = 0; i < until - from; i++) marks[i] = own[i]! ^ 1;
        return marks;
      });
    }
    default:
      return joined(readers, test.tests, test.kind === 'all');
  }
}

/** Opens the rows of a table. */
export function rowReaders(dataset: PracticeDataset, table: TableName): RowReaders {
  const known = new Map<string, unknown>();
  const once = <A>(kind: string, what: unknown, make: () => A): A => {
    const word = `${kind} ${JSON.stringify(what)}`;
    const before = known.get(word) as A | undefined;
    if (before !== undefined) return before;
    const made = make();
    known.set(word, made);
    return made;
  };
  const readers: RowReaders = {
    numbers: (value) =>
      once('value', value, () =>
        value.kind === 'column' ? numberReader(reachColumn(dataset, table, value.column)) : numbersOf(readers, value),
      ),
    marks: (test) => once('test', test, () => marksOf(readers, test)),
    words: (path) => once('words', path, () => wordReader(reachColumn(dataset, table, path))),
  };
  return readers;
}
