import { firstDay, periodOf } from '../plan/calendar.js';
import { timeZoneOf } from '../plan/time-zone.js';
import type { GroupKey, RowKey } from '../rows/row-question.js';
import type { Zones } from './column-zones.js';
import { BLOCK_ROWS, type BlockReader, type NumberReader, onceABlock, runOf } from './row-blocks.js';
import type { RowReaders } from './row-readers.js';
import { nameOfWord, type WordKey } from './word-names.js';
import type { WordReader } from './word-readers.js';

/** One key of a question: each row has a number from 0 to before `count`, or -1 where it is in no group. */
export interface KeyReader extends BlockReader<Int32Array> {
  readonly count: number;
  /** Says whether any row may be in no group. */
  readonly hasGaps: boolean;
  /** The number that all rows of a run have; -1 = not known without reading. */
  inRun(run: number): number;
  key(number: number): GroupKey;
}

type PeriodKey = Extract<RowKey, { kind: 'period' }>;
type BinKey = Extract<RowKey, { kind: 'bin' }>;

/** The number of the name of each word, and the names. */
interface NamedWords {
  readonly keys: readonly (string | null)[];
  readonly numbers: Int32Array;
  readonly hasGaps: boolean;
  /** Words have the numbers of their names. */
  readonly isSame: boolean;
}

function nameWords(words: WordReader, key: WordKey): NamedWords {
  const keys: (string | null)[] = [];
  const numberOf = new Map<string | null, number>();
  const numbers = new Int32Array(words.count + 1);
  const end = words.hasMissing ? words.count : words.count - 1;
  for (let word = 0; word <= end; word++) {
    const named = nameOfWord(key, word < words.count ? words.word(word) : null);
    if (named === undefined) numbers[word] = -1;
    else {
      const number = numberOf.get(named) ?? keys.push(named) - 1;
      numberOf.set(named, number);
      numbers[word] = number;
    }
  }
  const isSame = numbers.every((number, word) => number === word || word > end);
  return { keys, numbers, hasGaps: numbers.includes(-1), isSame };
}

/** By the words, then by the table of names: the same divisions are asked for again and again. */
const namedWords = new WeakMap<object, WeakMap<object, { rest: string | null | undefined; named: NamedWords }>>();
const OWN_NAMES = {};

function namesOf(words: WordReader, key: WordKey): NamedWords {
  const known = namedWords.get(words.source) ?? new WeakMap();
  namedWords.set(words.source, known);
  const before = known.get(key.names ?? OWN_NAMES);
  if (before && before.rest === key.rest) return before.named;
  const named = nameWords(words, key);
  known.set(key.names ?? OWN_NAMES, { rest: key.rest, named });
  return named;
}

/** Gives each word the number of its name. */
function wordKeys(readers: RowReaders, key: WordKey): KeyReader {
  const words = readers.words(key.column);
  const { keys, numbers, hasGaps, isSame } = namesOf(words, key);
  const inAll = keys.length === 1 && !hasGaps ? 0 : -1;
  const known = { count: keys.length, hasGaps, inRun: () => inAll, key: (number: number) => keys[number]! };
  if (isSame) return { ...known, read: words.read };
  const found = new Int32Array(BLOCK_ROWS);
  return {
    ...known,
    ...onceABlock((block) => {
      const own = words.read(block);
      for (let i = block.count - 1; i >= 0; i--) found[i] = numbers[own[i]!]!;
      return found;
    }),
  };
}

/** Slots of time that are written down beforehand: half days of three hundred years. */
const SLOTS_MAX = 1 << 18;

/**
 * Finds the number of the period in which a day or moment lies, the first one being 0. `starts` are the beginnings of the periods. Time is cut into slots
 * so short that no two periods begin in one: of each, the period is written down at its beginning, and where the next one begins.
 */
function periodFinder(
  starts: Float64Array,
  last: number,
  slot: number,
): (values: Float64Array, found: Int32Array, count: number) => void {
  const first = starts[0]!;
  const slotCount = Math.floor((last - first) / slot) + 1;
  if (slotCount > SLOTS_MAX)
    return (values, found, count) => {
      for (let i = 0; i < count; i++) {
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if (values[i]! >= starts[middle]!) low = middle;
          else high = middle - 1;
        }
        found[i] = values[i]! >= first ? low : -1;
      }
    };
  const periods = new Int32Array(slotCount);
  const nexts = new Float64Array(slotCount);
  for (let s = 0, period = 0; s < slotCount; s++) {
    while (period + 1 < starts.length && starts[period + 1]! <= first + s * slot) period++;
    periods[s] = period;
    nexts[s] = starts[period + 1] ?? Infinity;
  }
  const factor = 1 / slot;
  return (values, found, count) => {
    for (let i = 0; i < count; i++) {
      const value = values[i]!;
      // Values are whole numbers: half of one more keeps rounding away from the edges of slots.
      const s = ((value - first + 0.5) * factor) | 0;
      found[i] = Number.isNaN(value) ? -1 : periods[s]! + (value >= nexts[s]! ? 1 : 0);
    }
  };
}

/** Finds the period of each run whose rows all lie in one; -1 = of several, or not all known. */
function sameInRuns({ lows, highs, gaps }: Zones, find: ReturnType<typeof periodFinder>): Int32Array {
  const [low, high] = [new Int32Array(lows.length), new Int32Array(lows.length)];
  find(lows, low, lows.length);
  find(highs, high, lows.length);
  return low.map((period, block) => (gaps[block] === 0 && period === high[block] ? period : -1));
}

/** Finds the first and last of some numbers; Infinity and -Infinity where none is known. */
function numberSpan(values: NumberReader, rowCount: number): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (let run = 0; run * BLOCK_ROWS < rowCount; run++) {
    const block = runOf(run, rowCount);
    for (const number of values.read(block).subarray(0, block.count)) {
      if (number < first) first = number;
      if (number > last) last = number;
    }
  }
  return { first, last };
}

const HALF_DAY_MS = 43_200_000;

function periodKeys(readers: RowReaders, { value, clock, grain, timeZone }: PeriodKey, rowCount: number): KeyReader {
  const zone = timeZoneOf(timeZone);
  const isTime = clock === 'time';
  const zones = readers.zones(value);
  const span = zones
    ? { first: zones.lows.at(-1)!, last: zones.highs.at(-1)! }
    : numberSpan(readers.numbers(value), rowCount);
  if (span.last < span.first)
    return {
      count: 0,
      hasGaps: true,
      inRun: () => -1,
      key: () => null,
      read: () => new Int32Array(BLOCK_ROWS).fill(-1),
    };
  const dayOf = (moment: number) => (isTime ? zone.dayOf(moment) : moment);
  const [first, last] = [periodOf(grain, dayOf(span.first)), periodOf(grain, dayOf(span.last))];
  const starts = Float64Array.from({ length: last - first + 1 }, (_, i) => {
    const day = firstDay(grain, first + i);
    return isTime ? zone.startOf(day) : day;
  });
  const find = periodFinder(starts, span.last, isTime ? HALF_DAY_MS : 1);
  const values = readers.numbers(value);
  const found = new Int32Array(BLOCK_ROWS);
  const inRuns = zones && sameInRuns(zones, find);
  return {
    count: last - first + 1,
    inRun: (run) => inRuns?.[run] ?? -1,
    hasGaps: readers.marks({ kind: 'known', value }).always !== true,
    key: (number) => first + number,
    ...onceABlock((block) => {
      find(values.read(block), found, block.count);
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
    hasGaps: false,
    inRun: () => -1,
    key: (number) => (number === missing ? null : number - 1),
    ...onceABlock((block) => {
      const numbers = values.read(block);
      for (let i = 0; i < block.count; i++) {
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
