import { type MarkReader, sameMarks, wordCount } from './marks.js';
import { BLOCK_ROWS, type NumberReader, onceABlock, type RowBlock } from './row-blocks.js';

/** Makes a reader with a block of its own. */
export function blockReader(write: (numbers: Float64Array, block: RowBlock) => void): NumberReader {
  const numbers = new Float64Array(BLOCK_ROWS);
  return onceABlock((block) => {
    write(numbers, block);
    return numbers;
  });
}

/**
 * Takes the numbers of one reader where they are known, else those of the other. What is not wanted is not looked for: often no row of a block needs the
 * other, which then is not read.
 */
export function firstReader(
  one: NumberReader,
  known: MarkReader,
  other: NumberReader,
  wanted: MarkReader,
): NumberReader {
  if (known.always === true) return one;
  if (known.always === false) return other;
  return blockReader((numbers, block) => {
    const [marks, want] = [known.read(block), wanted.read(block)];
    numbers.set(one.read(block));
    let w = wordCount(block.count) - 1;
    while (w >= 0 && (~marks[w]! & want[w]!) === 0) w--;
    if (w < 0) return;
    const next = other.read(block);
    for (; w >= 0; w--)
      for (let open = ~marks[w]! & want[w]!; open !== 0; open &= open - 1) {
        const i = 32 * w + 31 - Math.clz32(open & -open);
        numbers[i] = next[i]!;
      }
  });
}

/** Takes the lesser of two numbers, or the one that is known. Starts from a copy of the other one, and visits only rows where this one is known. */
export function leastReader(one: NumberReader, known: MarkReader, other: NumberReader): NumberReader {
  if (known.always === false) return other;
  return blockReader((numbers, block) => {
    const { count } = block;
    const marks = known.read(block);
    numbers.set(other.read(block).subarray(0, count));
    if (sameMarks(marks, count) === false) return;
    const own = one.read(block);
    for (let w = wordCount(count) - 1; w >= 0; w--)
      for (let open = marks[w]!; open !== 0; open &= open - 1) {
        const i = 32 * w + 31 - Math.clz32(open & -open);
        if (!(numbers[i]! <= own[i]!)) numbers[i] = own[i]!;
      }
  });
}
