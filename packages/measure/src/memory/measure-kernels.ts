import type { RowMeasure } from '../rows/row-question.js';
import { EVERY_ROW, type GroupedRows } from './group-reader.js';
import { groupedValues } from './grouped-values.js';
import { type KeptQuantiles, keptQuantiles } from './kept-quantiles.js';
import { countMarks, EVERY, type MarkReader, NONE } from './marks.js';
import { BLOCK_ROWS, type RowBlock } from './row-blocks.js';
import type { RowReaders } from './row-readers.js';
import { Totals } from './totals.js';

/** What is asked of each group, block by block. */
export interface Kernel {
  add(grouped: GroupedRows, block: RowBlock): void;
  /** One number a group. */
  finish(groupCount: number): Float64Array;
}

type Of<K extends RowMeasure['kind']> = Extract<RowMeasure, { kind: K }>;

function testOf(readers: RowReaders, { test }: RowMeasure): MarkReader {
  return test ? readers.marks(test) : EVERY;
}

function countKernel(test: MarkReader, size: () => number): Kernel {
  const totals = new Totals(size(), 0);
  return {
    add({ count, rows, groups, marks, group }, block) {
      if (test.always === false) return;
      const counts = totals.fit(size());
      const own = test.read(block);
      if (marks) counts[group]! += countMarks(marks, own, block.count);
      else if (test.always) for (let k = 0; k < count; k++) counts[groups[k]!]!++;
      else
        for (let k = 0; k < count; k++) {
          const row = rows[k]!;
          counts[groups[k]!]! += (own[row >> 5]! >> row) & 1;
        }
    },
    finish: (groupCount) => totals.fit(groupCount).slice(0, groupCount),
  };
}

/** Counts all rows, and those that pass one or the other test, in one step a row: to find the place of a count takes longer than to test. */
function countTogether([one, two = NONE]: readonly MarkReader[], size: () => number): (test: MarkReader) => Kernel {
  // Of each group the rows that pass none, one, the other, both.
  const totals = new Totals(4 * size(), 0);
  let last: RowBlock | null = null;
  const add: Kernel['add'] = ({ count, rows, groups, marks, group }, block) => {
    // Each of the kernels hands the block on.
    if (block === last) return;
    last = block;
    const counts = totals.fit(4 * size());
    const [own, other] = [one!.read(block), two.read(block)];
    if (marks) {
      const both = own.map((word, w) => word & other[w]!);
      const [inOne, inTwo, inBoth] = [own, other, both].map((each) => countMarks(marks, each, block.count)) as number[];
      counts[4 * group]! += count - inOne! - inTwo! + inBoth!;
      counts[4 * group + 1]! += inOne! - inBoth!;
      counts[4 * group + 2]! += inTwo! - inBoth!;
      counts[4 * group + 3]! += inBoth!;
    } else if (rows === EVERY_ROW)
      for (let w = 0; 32 * w < count; w++) {
        const [first, end] = [32 * w, Math.min(count, 32 * w + 32)];
        const [isOne, isTwo] = [own[w]!, other[w]!];
        for (let k = first; k < end; k++) counts[4 * groups[k]! + ((isOne >> k) & 1) + 2 * ((isTwo >> k) & 1)]!++;
      }
    else
      for (let k = 0; k < count; k++) {
        const row = rows[k]!;
        const w = row >> 5;
        counts[4 * groups[k]! + ((own[w]! >> row) & 1) + 2 * ((other[w]! >> row) & 1)]!++;
      }
  };
  return (test) => ({
    add,
    finish(groupCount) {
      const counts = totals.fit(4 * groupCount);
      const found = new Float64Array(groupCount);
      for (let i = 0; i < 4 * groupCount; i++)
        if (test.always ?? (i & (test === one ? 1 : 2)) !== 0) found[i >> 2]! += counts[i]!;
      return found;
    },
  });
}

function sumKernel(readers: RowReaders, measure: Of<'sum'>, size: () => number): Kernel {
  const values = readers.numbers(measure.value);
  const test = testOf(readers, measure);
  // The first takes what belongs to no sum: without a branch for each row.
  const totals = new Totals(size() + 1, 0);
  return {
    add({ count, rows, groups }, block) {
      const sums = totals.fit(size() + 1);
      const [numbers, own] = [values.read(block), test.read(block)];
      if (rows === EVERY_ROW) {
        for (let w = 0; 32 * w < count; w++) {
          const [first, end, isIn] = [32 * w, Math.min(count, 32 * w + 32), own[w]!];
          for (let k = first; k < end; k++) {
            const number = numbers[k]!;
            sums[(groups[k]! + 1) * ((isIn >> k) & Number(number <= Infinity))]! += number;
          }
        }
        return;
      }
      for (let k = 0; k < count; k++) {
        const row = rows[k]!;
        const number = numbers[row]!;
        const isIn = Number(number <= Infinity) & (own[row >> 5]! >> row);
        sums[isIn === 0 ? 0 : groups[k]! + 1]! += number;
      }
    },
    finish: (groupCount) => totals.fit(groupCount + 1).slice(1, groupCount + 1),
  };
}

/** Finds the greatest numbers; the least are the greatest of the opposite ones. */
function extremeKernel(readers: RowReaders, measure: Of<'least' | 'greatest'>, size: () => number): Kernel {
  const values = readers.numbers(measure.value);
  const test = testOf(readers, measure);
  const sign = measure.kind === 'least' ? -1 : 1;
  const zones = readers.zones(measure.value);
  const totals = new Totals(size(), -Infinity);
  // What every group has found already: no block whose numbers are all less can change anything.
  let [floor, blocks] = [-Infinity, 0];
  let before = totals.values;
  return {
    add({ count, rows, groups, marks, group }, block) {
      const found = totals.fit(size());
      if (found !== before) floor = -Infinity;
      before = found;
      if (zones) {
        const most = sign > 0 ? zones.highs[block.run]! : -zones.lows[block.run]!;
        if (most <= floor || (marks && most <= found[group]!)) return;
        if (marks && test.always && count === block.count && !block.picked) {
          found[group] = most;
          return;
        }
        if (blocks++ % 8 === 7) floor = found.reduce((a, b) => (a < b ? a : b), Infinity);
      }
      const [numbers, own] = [values.read(block), test.read(block)];
      for (let k = 0; k < count; k++) {
        const row = rows[k]!;
        const number = sign * numbers[row]!;
        if (number > found[groups[k]!]! && ((own[row >> 5]! >> row) & 1) === 1) found[groups[k]!] = number;
      }
    },
    finish: (groupCount) =>
      totals
        .fit(groupCount)
        .subarray(0, groupCount)
        .map((number) => (number === -Infinity ? Number.NaN : sign * number)),
  };
}

/** Values kept for the first quantile of them serve the others. */
type Collected = Map<string, KeptQuantiles>;

function quantileKernel(readers: RowReaders, measure: Of<'quantile'>, rowCount: number, collected: Collected): Kernel {
  const word = JSON.stringify([measure.value, measure.test]);
  const before = collected.get(word);
  const kept = before ?? keptQuantiles(rowCount);
  collected.set(word, kept);
  kept.ask(measure.percent);
  const values = readers.numbers(measure.value);
  const test = testOf(readers, measure);
  return {
    add(grouped, block) {
      if (!before) kept.add(grouped, values.read(block), test.read(block));
    },
    finish: (groupCount) => kept.of(measure.percent, groupCount),
  };
}

function distinctKernel(readers: RowReaders, measure: Of<'distinct'>, rowCount: number): Kernel {
  const words = readers.words(measure.column);
  const test = testOf(readers, measure);
  const kept = groupedValues(rowCount);
  const numbers = new Float64Array(BLOCK_ROWS);
  return {
    add(grouped, block) {
      const own = words.read(block);
      for (let i = block.count - 1; i >= 0; i--) numbers[i] = own[i]! < words.count ? own[i]! : Number.NaN;
      kept.add(grouped, numbers, test.read(block));
    },
    finish(groupCount) {
      const { ends, values } = kept.layOut(groupCount);
      const seenIn = new Int32Array(words.count).fill(-1);
      const counts = new Float64Array(groupCount);
      for (let group = 0; group < groupCount; group++)
        for (let i = ends[group]!; i < ends[group + 1]!; i++)
          if (seenIn[values[i]!] !== group) {
            seenIn[values[i]!] = group;
            counts[group]!++;
          }
      return counts;
    },
  };
}

/** Makes the kernels of the measures of a question. `size` says how many groups there are by now. */
export function measureKernels(
  readers: RowReaders,
  measures: readonly RowMeasure[],
  rowCount: number,
  size: () => number,
): Kernel[] {
  const collected: Collected = new Map();
  const tests = measures.flatMap((measure) => (measure.kind === 'count' ? [testOf(readers, measure)] : []));
  const open = [...new Set(tests)].filter(({ always }) => always === null);
  const countOf =
    open.length === 1 || open.length === 2 ? countTogether(open, size) : (test: MarkReader) => countKernel(test, size);
  const counts = new Map<MarkReader, Kernel>();
  return measures.map((measure) => {
    switch (measure.kind) {
      case 'count': {
        const test = testOf(readers, measure);
        const known = counts.get(test);
        // What is counted already is not counted again.
        if (known) return { ...known, add() {} };
        const kernel = countOf(test);
        counts.set(test, kernel);
        return kernel;
      }
      case 'sum':
        return sumKernel(readers, measure, size);
      case 'quantile':
        return quantileKernel(readers, measure, rowCount, collected);
      case 'distinct':
        return distinctKernel(readers, measure, rowCount);
      default:
        return extremeKernel(readers, measure, size);
    }
  });
}
