import type { PracticeDataset, TableName } from '@practice-atlas/dataset';
import type { ColumnPath, RowTest, RowValue } from '../rows/row-question.js';
import { byteReader, knownReader, numberReader, reachColumn } from './column-readers.js';
import { columnZones, type Zones } from './column-zones.js';
import { EVERY, joinMarks, lookUpMarks, type MarkReader, markReader, NONE, notMarks, wordCount } from './marks.js';
import { blockReader, firstReader, leastReader } from './number-readers.js';
import { BLOCK_ROWS, type BlockReader, type NumberReader } from './row-blocks.js';
import { type WordReader, wordReader } from './word-readers.js';

/** Reads values and tests of the rows of one table. Equal parts of several questions are computed once a block. */
export interface RowReaders {
  /** `other`: numbers are wanted only where it is known. */
  numbers(value: RowValue, other?: RowValue): NumberReader;
  marks(test: RowTest): MarkReader;
  words(path: ColumnPath): WordReader;
  /** What is known of a value block by block; null where it is no column of the table itself. */
  zones(value: RowValue): Zones | null;
  /** The numbers of a value that are bytes, where they are known; null = they are none. */
  bytes(value: RowValue): BlockReader<Int32Array> | null;
}

function sameReader(value: number): NumberReader {
  const same = new Float64Array(BLOCK_ROWS).fill(value);
  return { read: () => same };
}

/** Folds values from the last to the first, so that lists that end alike share what they have in common. */
function folded(
  readers: RowReaders,
  kind: 'first' | 'least',
  [first, ...rest]: readonly RowValue[],
  wanted: RowValue | undefined,
): NumberReader {
  if (!first) return sameReader(Number.NaN);
  const one = readers.numbers(first);
  if (rest.length === 0) return one;
  const others: RowValue = { kind, values: rest };
  const other = readers.numbers(others, wanted);
  const [known, otherKnown] = [first, others].map((value) => readers.marks({ kind: 'known', value })) as [
    MarkReader,
    MarkReader,
  ];
  if (kind === 'first')
    return firstReader(one, known, other, wanted ? readers.marks({ kind: 'known', value: wanted }) : EVERY);
  return known.always ? leastReader(other, otherKnown, one) : leastReader(one, known, other);
}

function numbersOf(
  readers: RowReaders,
  value: Exclude<RowValue, { kind: 'column' }>,
  wanted: RowValue | undefined,
): NumberReader {
  switch (value.kind) {
    case 'constant':
      return sameReader(value.value);
    case 'first':
    case 'least':
      return folded(readers, value.kind, value.values, wanted);
    case 'minus': {
      const [one, less] = [readers.numbers(value.value, value.less), readers.numbers(value.less, value.value)];
      return blockReader((numbers, block) => {
        const [own, other] = [one.read(block), less.read(block)];
        for (let i = block.count - 1; i >= 0; i--) numbers[i] = own[i]! - other[i]!;
      });
    }
    case 'choose': {
      const [test, yes] = [readers.marks(value.test), readers.numbers(value.yes)];
      const no = value.no ? readers.numbers(value.no) : sameReader(Number.NaN);
      return blockReader((numbers, block) => {
        const [marks, then, otherwise] = [test.read(block), yes.read(block), no.read(block)];
        for (let i = block.count - 1; i >= 0; i--)
          numbers[i] = ((marks[i >> 5]! >> i) & 1) === 1 ? then[i]! : otherwise[i]!;
      });
    }
  }
}

type Bounds = Pick<Zones, 'lows' | 'highs' | 'gaps'>;

/** Says of each block whether a comparison of a column with a constant holds for every row of it, or for none; null = some. */
function comparedZones(
  readers: RowReaders,
  one: RowValue,
  two: RowValue,
  orEqual: boolean,
): (block: number) => boolean | null {
  const boundsOf = (value: RowValue): Bounds | number | null =>
    value.kind === 'constant' ? value.value : readers.zones(value);
  const isOneConstant = one.kind === 'constant' || two.kind === 'constant';
  const [own, other] = isOneConstant ? [boundsOf(one), boundsOf(two)] : [null, null];
  if (own === null || other === null) return () => null;
  return (block) => {
    const [low, high] = typeof own === 'number' ? [own, own] : [own.lows[block]!, own.highs[block]!];
    const [otherLow, otherHigh] =
      typeof other === 'number' ? [other, other] : [other.lows[block]!, other.highs[block]!];
    const hasGaps =
      (typeof own !== 'number' && own.gaps[block] === 1) || (typeof other !== 'number' && other.gaps[block] === 1);
    if (orEqual ? !(low <= otherHigh) : !(low < otherHigh)) return false;
    return !hasGaps && (orEqual ? high <= otherLow : high < otherLow) ? true : null;
  };
}

/** Compares a column of bytes with a constant through a table of all bytes; null = it is another column. */
function comparedBytes(readers: RowReaders, one: RowValue, two: RowValue, orEqual: boolean): MarkReader | null {
  const [value, other] = one.kind === 'constant' ? [two, one] : [one, two];
  const bytes = other.kind === 'constant' ? readers.bytes(value) : null;
  if (!bytes || other.kind !== 'constant') return null;
  const limit = other.value;
  const allowed = Uint8Array.from({ length: 256 }, (_, byte) => {
    const [own, most] = value === one ? [byte, limit] : [limit, byte];
    return own < most || (orEqual && own === most) ? 1 : 0;
  });
  return joinMarks([readers.marks({ kind: 'known', value }), lookUpMarks(bytes, allowed)], true);
}

function compared(readers: RowReaders, one: RowValue, two: RowValue, orEqual: boolean): MarkReader {
  const ofBytes = comparedBytes(readers, one, two, orEqual);
  if (ofBytes) return ofBytes;
  const [ones, twos] = [readers.numbers(one, two), readers.numbers(two, one)];
  const zoneOf = comparedZones(readers, one, two, orEqual);
  return markReader((marks, block) => {
    const zone = zoneOf(block.run);
    if (zone !== null) {
      marks.fill(zone ? -1 : 0);
      return;
    }
    const [own, other] = [ones.read(block), twos.read(block)];
    for (let w = wordCount(block.count) - 1; w >= 0; w--) {
      let word = 0;
      const first = 32 * w;
      // Four rows at a time, as `lookUpMarks`.
      for (let i = first + 28; i >= first; i -= 4)
        word =
          (word << 4) |
          (orEqual
            ? Number(own[i]! <= other[i]!) |
              (Number(own[i + 1]! <= other[i + 1]!) << 1) |
              (Number(own[i + 2]! <= other[i + 2]!) << 2) |
              (Number(own[i + 3]! <= other[i + 3]!) << 3)
            : Number(own[i]! < other[i]!) |
              (Number(own[i + 1]! < other[i + 1]!) << 1) |
              (Number(own[i + 2]! < other[i + 2]!) << 2) |
              (Number(own[i + 3]! < other[i + 3]!) << 3));
      marks[w] = word;
    }
  });
}

function marksOfWords(reader: WordReader, words: readonly (string | null)[]): MarkReader {
  const allowed = new Uint8Array(reader.count + 1);
  const wanted = new Set(words);
  if (wanted.has(null) || !reader.hasMissing) allowed[reader.count] = 1;
  if (wanted.size > 8) for (let i = 0; i < reader.count; i++) allowed[i] = wanted.has(reader.word(i)) ? 1 : 0;
  else
    for (const word of wanted) {
      const number = word === null ? -1 : reader.find(word);
      if (number >= 0) allowed[number] = 1;
    }
  if (!allowed.includes(0)) return EVERY;
  return lookUpMarks(reader, allowed);
}

/** Tells where a value is known; columns say so without being read. */
function marksOfKnown(readers: RowReaders, reached: (path: ColumnPath) => MarkReader, value: RowValue): MarkReader {
  const known = (own: RowValue) => readers.marks({ kind: 'known', value: own });
  switch (value.kind) {
    case 'column':
      return reached(value.column);
    case 'constant':
      return Number.isNaN(value.value) ? NONE : EVERY;
    case 'first':
    case 'least':
      return joinMarks(value.values.map(known), false);
    case 'minus':
      return joinMarks([known(value.value), known(value.less)], true);
    case 'choose': {
      const test = readers.marks(value.test);
      const yes = joinMarks([test, known(value.yes)], true);
      return value.no ? joinMarks([yes, joinMarks([notMarks(test), known(value.no)], true)], false) : yes;
    }
  }
}

/** Opens the rows of a table. */
export function rowReaders(dataset: PracticeDataset, table: TableName): RowReaders {
  const opened = new Map<string, unknown>();
  const once = <A>(kind: string, what: unknown, make: () => A): A => {
    const word = `${kind} ${JSON.stringify(what)}`;
    const before = opened.get(word) as A | undefined;
    if (before !== undefined) return before;
    const made = make();
    opened.set(word, made);
    return made;
  };
  const marksOf = (test: RowTest): MarkReader => {
    switch (test.kind) {
      case 'known':
        return marksOfKnown(readers, (path) => knownReader(reachColumn(dataset, table, path)), test.value);
      case 'below':
        return compared(readers, test.value, test.than, false);
      case 'at_most':
        return compared(readers, test.value, test.most, true);
      case 'word':
        return marksOfWords(readers.words(test.column), test.words);
      case 'not':
        return notMarks(readers.marks(test.test));
      default:
        return joinMarks(test.tests.map(readers.marks), test.kind === 'all');
    }
  };
  const readers: RowReaders = {
    numbers(value, other) {
      if (value.kind === 'column')
        return once('value', value, () => numberReader(reachColumn(dataset, table, value.column)));
      const wanted = value.kind === 'first' && other?.kind !== 'constant' ? other : undefined;
      return once('value', [value, wanted], () => numbersOf(readers, value, wanted));
    },
    marks: (test) => once('test', test, () => marksOf(test)),
    words: (path) => once('words', path, () => wordReader(reachColumn(dataset, table, path))),
    bytes: (value) => (value.kind === 'column' ? byteReader(reachColumn(dataset, table, value.column)) : null),
    zones: (value) =>
      value.kind === 'column'
        ? columnZones(reachColumn(dataset, table, value.column), dataset.tables[table].rowCount)
        : null,
  };
  return readers;
}
