import { periodOf } from '../plan/calendar.js';
import { timeZoneOf } from '../plan/time-zone.js';
import type { GroupKey, RowKey } from '../rows/row-question.js';
import { BLOCK_ROWS, type BlockReader, type NumberReader, onceABlock } from './row-blocks.js';
import type { RowReaders } from './row-readers.js';

/** One key of a question: each row has a number from 0 to before `count`, or -1 where it is in no group. */
export interface KeyReader extends BlockReader<Int32Array> {
  readonly count: number;
  key(number: number): GroupKey;
}

/** Days whose periods are written down beforehand: seven hundred years. */
const DAYS_MAX = 1 << 18;

type WordKey = Extract<RowKey, { kind: 'word' }>;
type PeriodKey = Extract<RowKey, { kind: 'period' }>;
type BinKey = Extract<RowKey, { kind: 'bin' }>;

/** Gives each word the number of its name. */
function wordKeys(readers: RowReaders, { column, names, rest }: WordKey): KeyReader {
  const words = readers.words(column);
  const keys: (string | null)[] = [];
  const numberOf = new Map<string | null, number>();
  const numbers = new Int32Array(words.count + 1);
  for (let word = 0; word <= words.count; word++) {
    const own = word < words.count ? words.word(word) : null;
    const named = !names || names.has(own) ? (names?.get(own) ?? (names ? null : own)) : own === null ? null : rest;
    if (named === undefined) numbers[word] = -1;
    else {
      const number = numberOf.get(named) ?? keys.push(named) - 1;
      numberOf.set(named, number);
      numbers[word] = number;
    }
  }
  const found = new Int32Array(BLOCK_ROWS);
  return {
    count: keys.length,
    key: (number) => keys[number]!,
    ...onceABlock((from, until) => {
      const own = words.read(from, until);
      for (let i = 0; i < until - from; i++) found[i] = numbers[own[i]!]!;
      return found;
    }),
  };
}

/** Reads the first and last of some numbers; Infinity and -Infinity where none is known. */
function spanOf(values: NumberReader, rowCount: number): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (let from = 0; from < rowCount; from += BLOCK_ROWS) {
    const until = Math.min(rowCount, from + BLOCK_ROWS);
    const numbers = values.read(from, until);
    for (let i = 0; i < until - from; i++) {
      const number = numbers[i]!;
      if (number < first) first = number;
      if (number > last) last = number;
    }
  }
  return { first, last };
}

function periodKeys(readers: RowReaders, { value, clock, grain, timeZone }: PeriodKey, rowCount: number): KeyReader {
  const zone = timeZoneOf(timeZone);
  const values = readers.numbers(value);
  const dayOf = clock === 'time' ? zone.dayOf : (day: number) => day;
  const span = spanOf(values, rowCount);
  if (span.last < span.first) return { count: 0, key: () => null, read: () => new Int32Array(BLOCK_ROWS).fill(-1) };
  const firstDay = dayOf(span.first);
  const first = periodOf(grain, firstDay);
  const last = periodOf(grain, dayOf(span.last));
  const dayCount = dayOf(span.last) - firstDay + 1;
  const periods =
    grain === 'day' || dayCount > DAYS_MAX
      ? null
      : Int32Array.from({ length: dayCount }, (_, i) => periodOf(grain, firstDay + i) - first);
  const found = new Int32Array(BLOCK_ROWS);
  return {
    count: last - first + 1,
    key: (number) => first + number,
    ...onceABlock((from, until) => {
      const numbers = values.read(from, until);
      for (let i = 0; i < until - from; i++) {
        const number = numbers[i]!;
        if (!(number > -Infinity)) found[i] = -1;
        else found[i] = periods ? periods[dayOf(number) - firstDay]! : periodOf(grain, dayOf(number)) - first;
      }
      return found;
    }),
  };
}

function binKeys(readers: RowReaders, { value, edges }: BinKey): KeyReader {
  const values = readers.numbers(value);
  const found = new Int32Array(BLOCK_ROWS);
  const missing = edges.length + 1;
  return {
    count: edges.length + 2,
    key: (number) => (number === missing ? null : number - 1),
    ...onceABlock((from, until) => {
      const numbers = values.read(from, until);
      for (let i = 0; i < until - from; i++) {
        const number = numbers[i]!;
        let bin = 0;
        while (bin < edges.length && number >= edges[bin]!) bin++;
        found[i] = number > -Infinity ? bin : missing;
      }
      return found;
    }),
  };
}

/** Opens one key of a question. */
export function keyReader(readers: RowReaders, key: RowKey, rowCount: number): KeyReader {
  if (key.kind === 'word') return wordKeys(readers, key);
  return key.kind === 'bin' ? binKeys(readers, key) : periodKeys(readers, key, rowCount);
}
