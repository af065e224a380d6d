import { BLOCK_ROWS, type BlockReader, onceABlock, type RowBlock } from './row-blocks.js';

/** Yes or no of rows: one bit a row, least significant first. Bits after the last row mean nothing. */
export type Marks = Int32Array;

export interface MarkReader extends BlockReader<Marks> {
  /** The same for every row, whatever it holds; null = not known without reading. */
  readonly always: boolean | null;
}

const WORDS = BLOCK_ROWS >> 5;

/** Counts the words that hold the bits of some rows. */
export const wordCount = (rowCount: number): number => (rowCount + 31) >> 5;

function constantMarks(always: boolean): MarkReader {
  const marks = new Int32Array(WORDS).fill(always ? -1 : 0);
  return { always, read: () => marks };
}

/** Every row. */
export const EVERY: MarkReader = /* @__PURE__ */ constantMarks(true);
/** No row. */
export const NONE: MarkReader = /* @__PURE__ */ constantMarks(false);

/** Makes a reader of marks; `write` fills the words of a block. */
export function markReader(write: (marks: Marks, block: RowBlock) => void): MarkReader {
  const marks = new Int32Array(WORDS);
  const once = onceABlock((block) => {
    write(marks, block);
    return marks;
  });
  return { always: null, read: once.read };
}

/** Reads bits as they stand in a column: byte 0 holds rows 0 to 7. */
export function bitReader(bits: Uint8Array): MarkReader {
  const bytes = new Uint8Array(BLOCK_ROWS >> 3);
  const view = new DataView(bytes.buffer);
  return markReader((marks, { from, count, picked }) => {
    if (picked) {
      marks.fill(0);
      for (let i = 0; i < count; i++) marks[i >> 5]! |= ((bits[picked[i]! >> 3]! >> (picked[i]! & 7)) & 1) << i;
      return;
    }
    bytes.set(bits.subarray(from >> 3, (from + count + 7) >> 3));
    for (let w = wordCount(count) - 1; w >= 0; w--) marks[w] = view.getInt32(4 * w, true);
  });
}

/** Joins marks by "and" or "or"; of none: every row, or no row. */
export function joinMarks(parts: readonly MarkReader[], isAll: boolean): MarkReader {
  const open = parts.filter(({ always }) => always !== isAll);
  if (open.some(({ always }) => always !== null)) return isAll ? NONE : EVERY;
  if (open.length === 0) return isAll ? EVERY : NONE;
  if (open.length === 1) return open[0]!;
  return markReader((marks, block) => {
    marks.set(open[0]!.read(block));
    for (let k = 1; k < open.length; k++) {
      const own = open[k]!.read(block);
      if (isAll) for (let w = 0; w < WORDS; w++) marks[w]! &= own[w]!;
      else for (let w = 0; w < WORDS; w++) marks[w]! |= own[w]!;
    }
  });
}

/** Turns marks round. */
export function notMarks(part: MarkReader): MarkReader {
  if (part.always !== null) return part.always ? NONE : EVERY;
  return markReader((marks, block) => {
    const own = part.read(block);
    for (let w = 0; w < WORDS; w++) marks[w] = ~own[w]!;
  });
}

/** Marks rows by what a table says of a number in each. Four rows at a time, with shifts that are known, take half the time of one. */
export function lookUpMarks(numbers: BlockReader<Int32Array>, allowed: Uint8Array): MarkReader {
  return markReader((marks, block) => {
    const own = numbers.read(block);
    for (let w = wordCount(block.count) - 1; w >= 0; w--) {
      let word = 0;
      for (let i = 32 * w + 28; i >= 32 * w; i -= 4)
        word =
          (word << 4) |
          allowed[own[i]!]! |
          (allowed[own[i + 1]!]! << 1) |
          (allowed[own[i + 2]!]! << 2) |
          (allowed[own[i + 3]!]! << 3);
      marks[w] = word;
    }
  });
}

/** Says whether the first `rowCount` rows are all marked, or none; null = some. */
export function sameMarks(marks: Marks, rowCount: number): boolean | null {
  const end = wordCount(rowCount);
  const first = marks[0]!;
  if (first !== 0 && first !== -1) return null;
  for (let w = 1; w < end; w++) if (marks[w] !== first) return null;
  return first === -1;
}

/** Counts the first `rowCount` rows that two marks share. */
export function countMarks(one: Marks, two: Marks, rowCount: number): number {
  let count = 0;
  const last = rowCount >> 5;
  for (let w = 0; w <= last; w++) {
    let word =
      w < last ? one[w]! & two[w]! : (rowCount & 31) === 0 ? 0 : one[w]! & two[w]! & ((1 << (rowCount & 31)) - 1);
    // Hamming weight as in Hacker's Delight, figure 5-2.
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Writes the numbers of the rows that are marked into `rows`, from `count` on, the first row being `from`; returns how many stand there then. */
export function listMarks(marks: Marks, rowCount: number, rows: Int32Array, count = 0, from = 0): number {
  for (let w = 0; 32 * w < rowCount; w++) {
    let word = marks[w]!;
    const left = rowCount - 32 * w;
    if (left < 32) word &= (1 << left) - 1;
    for (; word !== 0; word &= word - 1) rows[count++] = from + 32 * w + 31 - Math.clz32(word & -word);
  }
  return count;
}
