import { type CategoryColumn, type TextIndex, textIndex } from '@practice-atlas/dataset';
import { blankMissing, isSet, type Reached } from './column-readers.js';
import { BLOCK_ROWS, type BlockReader, onceABlock } from './row-blocks.js';

/** The words of a column: each row has the number of one, `count` = missing. */
export interface WordReader extends BlockReader<Int32Array> {
  readonly count: number;
  /** What words and `hasMissing` are the same for. */
  readonly source: object;
  /** Says whether any row may lack a word. */
  readonly hasMissing: boolean;
  /** The word of a number. */
  word(number: number): string;
  /** The number of a word; -1 = it does not occur. */
  find(word: string): number;
}

function categoryReader(column: CategoryColumn, rows: Int32Array | null): WordReader {
  const { indices, dictionary, validity } = column;
  const count = dictionary.length;
  const numbers = new Int32Array(BLOCK_ROWS);
  return {
    count,
    source: rows ? {} : column,
    hasMissing: validity !== null || rows !== null,
    word: (number) => dictionary[number]!,
    find: (word) => dictionary.indexOf(word),
    ...onceABlock(({ from, count: rowCount, picked }) => {
      if (rows || picked)
        for (let i = 0; i < rowCount; i++) {
          const own = picked ? picked[i]! : from + i;
          const row = rows ? rows[own]! : own;
          numbers[i] = row < 0 || (validity && !isSet(validity, row)) ? count : indices[row]!;
        }
      else {
        numbers.set(indices.subarray(from, from + rowCount));
        if (validity) blankMissing(numbers, validity, from, from + rowCount, count);
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
  const numbers = new Int32Array(BLOCK_ROWS);
  const { count } = index;
  return {
    count,
    source: rows ? {} : index,
    hasMissing: true,
    word: (number) => textWord(index, number),
    find(word) {
      for (let number = 0; number < count; number++) if (textWord(index, number) === word) return number;
      return -1;
    },
    ...onceABlock(({ from, count: rowCount, picked }) => {
      for (let i = 0; i < rowCount; i++) {
        const own = picked ? picked[i]! : from + i;
        const row = rows ? rows[own]! : own;
        const number = row < 0 ? -1 : index.numbers[row]!;
        numbers[i] = number < 0 ? count : number;
      }
      return numbers;
    }),
  };
}

const NO_WORDS: WordReader = (() => {
  const missing = new Int32Array(BLOCK_ROWS);
  return { count: 0, source: missing, hasMissing: true, word: () => '', find: () => -1, read: () => missing };
})();

/** Reads the words of a category, code, text or id column; another column has none. */
export function wordReader({ column, rows }: Reached): WordReader {
  if (column?.kind === 'category') return categoryReader(column, rows);
  return column?.kind === 'text' ? textReader(textIndex(column), rows) : NO_WORDS;
}
