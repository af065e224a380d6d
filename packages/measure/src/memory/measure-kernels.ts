import type { RowMeasure } from '../rows/row-question.js';
import { type GroupedValues, groupedValues } from './grouped-values.js';
import type { NumberReader } from './row-blocks.js';
import type { RowReaders } from './row-readers.js';
import { selectRank } from './select-rank.js';

/** What is asked of each group, row by row. Group 0 gathers what belongs to none. */
export interface Kernel {
  add(groups: Int32Array, from: number, until: number): void;
  /** One number a group. */
  finish(groupCount: number): Float64Array;
}

/** Numbers that grow with the groups. */
class Totals {
  values: Float64Array;
  constructor(
    size: number,
    private readonly first: number,
  ) {
    this.values = new Float64Array(size).fill(first);
  }
  /** Makes room for groups to before `size`. */
  fit(size: number): Float64Array {
    if (size > this.values.length) {
      const grown = new Float64Array(Math.max(size, 2 * this.values.length)).fill(this.first, this.values.length);
      grown.set(this.values);
      this.values = grown;
    }
    return this.values;
  }
}

function countKernel(
  readers: RowReaders,
  { test }: Extract<RowMeasure, { kind: 'count' }>,
  size: () => number,
): Kernel {
  const marks = test && readers.marks(test);
  const totals = new Totals(size(), 0);
  return {
    add(groups, from, until) {
      const counts = totals.fit(size());
      const count = until - from;
      const own = marks?.read(from, until);
      if (own) for (let i = 0; i < count; i++) counts[groups[i]!]! += own[i]!;
      else for (let i = 0; i < count; i++) counts[groups[i]!]!++;
    },
    finish: (groupCount) => totals.fit(groupCount).slice(0, groupCount),
  };
}

/** Gives the known numbers of a measure to `take`, with their groups. */
function eachNumber(
  readers: RowReaders,
  measure: Exclude<RowMeasure, { kind: 'count' | 'distinct' }>,
): (groups: Int32Array, from: number, until: number, take: (group: number, value: number) => void) => void {
  const values: NumberReader = readers.numbers(measure.value);
  const marks = measure.test && readers.marks(measure.test);
  return (groups, from, until, take) => {
    const numbers = values.read(from, until);
    const own = marks?.read(from, until);
    for (let i = 0; i < until - from; i++)
      if (numbers[i]! > -Infinity && (!own || own[i] === 1)) take(groups[i]!, numbers[i]!);
  };
}

function sumKernel(readers: RowReaders, measure: Extract<RowMeasure, { kind: 'sum' }>, size: () => number): Kernel {
  const values = readers.numbers(measure.value);
  const marks = measure.test && readers.marks(measure.test);
  const totals = new Totals(size(), 0);
  return {
    add(groups, from, until) {
      const sums = totals.fit(size());
      const numbers = values.read(from, until);
      const own = marks?.read(from, until);
      for (let i = 0; i < until - from; i++)
        if (numbers[i]! > -Infinity && (!own || own[i] === 1)) sums[groups[i]!]! += numbers[i]!;
    },
    finish: (groupCount) => totals.fit(groupCount).slice(0, groupCount),
  };
}

function extremeKernel(
  readers: RowReaders,
  measure: Extract<RowMeasure, { kind: 'least' | 'greatest' }>,
  size: () => number,
): Kernel {
  const each = eachNumber(readers, measure);
  const isLeast = measure.kind === 'least';
  const totals = new Totals(size(), Number.NaN);
  return {
    add(groups, from, until) {
      const found = totals.fit(size());
      each(groups, from, until, (group, value) => {
        const before = found[group]!;
        if (Number.isNaN(before) || (isLeast ? value < before : value > before)) found[group] = value;
      });
    },
    finish: (groupCount) => totals.fit(groupCount).slice(0, groupCount),
  };
}

/** Values laid out for the first quantile of them serve the others. */
type Collected = Map<string, { readonly kernel: Kernel; readonly kept: GroupedValues }>;

function quantileKernel(
  readers: RowReaders,
  measure: Extract<RowMeasure, { kind: 'quantile' }>,
  rowCount: number,
  collected: Collected,
): Kernel {
  const word = JSON.stringify([measure.value, measure.test]);
  const before = collected.get(word);
  const kept = before?.kept ?? groupedValues(rowCount);
  let laid: ReturnType<GroupedValues['layOut']> | null = null;
  const each = eachNumber(readers, measure);
  const kernel: Kernel = {
    add(groups, from, until) {
      if (before) return;
      each(groups, from, until, (group, value) => {
        if (group > 0) kept.add(group, value);
      });
    },
    finish(groupCount) {
      laid ??= kept.layOut(groupCount);
      const { ends, values } = laid;
      return Float64Array.from({ length: groupCount }, (_, group) => {
        const [from, until] = [ends[group]!, ends[group + 1]!];
        const rank = Math.ceil((measure.percent * (until - from)) / 100) - 1;
        return until > from ? selectRank(values, from, until, Math.max(0, rank)) : Number.NaN;
      });
    },
  };
  collected.set(word, { kernel, kept });
  return kernel;
}

function distinctKernel(
  readers: RowReaders,
  { column, test }: Extract<RowMeasure, { kind: 'distinct' }>,
  rowCount: number,
): Kernel {
  const words = readers.words(column);
  const marks = test && readers.marks(test);
  const kept = groupedValues(rowCount);
  return {
    add(groups, from, until) {
      const numbers = words.read(from, until);
      const own = marks?.read(from, until);
      for (let i = 0; i < until - from; i++)
        if (groups[i]! > 0 && numbers[i]! < words.count && (!own || own[i] === 1)) kept.add(groups[i]!, numbers[i]!);
    },
    finish(groupCount) {
      const { ends, values } = kept.layOut(groupCount);
      const seenIn = new Int32Array(words.count);
      const counts = new Float64Array(groupCount);
      for (let group = 1; group < groupCount; group++)
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
  return measures.map((measure) => {
    switch (measure.kind) {
      case 'count':
        return countKernel(readers, measure, size);
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
