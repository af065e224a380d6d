import type { GroupedRows } from './group-reader.js';
import type { Marks } from './marks.js';

/** Values with their groups, kept until all rows are read, for the quantiles of each group by nearest rank. */
export interface KeptQuantiles {
  /** Says, before the first `of`, that a percent will be asked for. */
  ask(percent: number): void;
  /** Keeps the numbers of a block that are known, where a test holds. */
  add(grouped: GroupedRows, numbers: Float64Array, marks: Marks): void;
  /** The quantile of each group; NaN where it has no value. */
  of(percent: number, groupCount: number): Float64Array;
}

/** Cells of a group and a span of numbers: their counts stay within a processor's cache. */
const CELLS_MAX = 1 << 16;
/** Ranges into which all doubles are cut, 32 between a number and its double. */
const RANGES = 1 << 17;
/** One value in so many says where the spans lie. */
const SAMPLED = 13;
/** Fewer values are sorted group by group: to lay out spans takes longer. */
const SPANS_WORTH = 1 << 12;

/** The range of the double whose upper half this is: less for lesser doubles. */
const rangeOf = (upper: number): number => ((upper ^ ((upper >> 31) & 0x7fffffff)) >> 15) + RANGES / 2;

/** Cuts the ranges into spans that hold about as many values each; gives the span of each range. `halves` are those of doubles. */
function spansOf(halves: Int32Array, count: number, spanCount: number): Int32Array {
  const inRange = new Int32Array(RANGES);
  let sampled = 0;
  for (let i = 0; i < count; i += SAMPLED, sampled++) inRange[rangeOf(halves[2 * i + 1]!)]!++;
  const spans = new Int32Array(RANGES);
  for (let range = 0, before = 0; range < RANGES; range++) {
    spans[range] = Math.min(spanCount - 1, Math.floor((before / sampled) * spanCount));
    before += inRange[range]!;
  }
  return spans;
}

/**
 * Finds quantiles of each group by nearest rank; NaN where it has no value. The values of all groups are counted at once in cells of a group and a span of
 * numbers, of few values in one cell a group. Only those in the cells where the ranks fall are sorted. `cells` are the groups of the values, and are written over.
 */
function findQuantiles(
  given: Float64Array,
  cells: Int32Array,
  count: number,
  percents: readonly number[],
  groupCount: number,
): Float64Array[] {
  // Machines of today keep the upper half last.
  const halves = new Int32Array(given.buffer);
  const width = count < SPANS_WORTH ? 0 : Math.max(1, 31 - Math.clz32(CELLS_MAX / Math.max(1, groupCount)));
  const spans = width > 0 ? spansOf(halves, count, 1 << width) : null;
  const counts = new Int32Array(groupCount << width);
  for (let i = 0; i < count; i++) {
    const cell = (cells[i]! << width) + (spans ? spans[rangeOf(halves[2 * i + 1]!)]! : 0);
    cells[i] = cell;
    counts[cell]!++;
  }
  /** Where the next value of a cell goes, plus one; 0 = it is not wanted. */
  const places = new Int32Array(counts.length);
  const wanted: number[] = [];
  /** Where each quantile stands among the sorted values; -1 = the group has none. */
  const targets = percents.map(() => new Int32Array(groupCount).fill(-1));
  let used = 0;
  for (let group = 0; group < groupCount; group++) {
    const [first, end] = [group << width, (group + 1) << width];
    let total = 0;
    for (let cell = first; cell < end; cell++) total += counts[cell]!;
    for (let k = 0; k < percents.length && total > 0; k++) {
      let rank = Math.max(0, Math.ceil((percents[k]! * total) / 100) - 1);
      let cell = first;
      while (rank >= counts[cell]!) rank -= counts[cell++]!;
      if (places[cell] === 0) {
        wanted.push(cell);
        places[cell] = used + 1;
        used += counts[cell]!;
      }
      targets[k]![group] = places[cell]! - 1 + rank;
    }
  }
  const values = new Float64Array(used);
  for (let i = 0; i < count; i++) {
    const place = places[cells[i]!]!;
    if (place === 0) continue;
    values[place - 1] = given[i]!;
    places[cells[i]!] = place + 1;
  }
  for (const cell of wanted) values.subarray(places[cell]! - 1 - counts[cell]!, places[cell]! - 1).sort();
  return targets.map((own) => Float64Array.from(own, (target) => values[target] ?? Number.NaN));
}

/** Makes an empty collection for at most `rowCount` values. */
export function keptQuantiles(rowCount: number): KeptQuantiles {
  // Room for one more: each value is written, and stays where it counts.
  const given = new Float64Array(rowCount + 1);
  const groupOf = new Int32Array(rowCount + 1);
  const percents: number[] = [];
  let count = 0;
  let found: Float64Array[] | null = null;
  return {
    ask(percent) {
      percents.push(percent);
    },
    add({ rows, groups, count: rowsGiven }, numbers, marks) {
      let at = count;
      for (let k = 0; k < rowsGiven; k++) {
        const row = rows[k]!;
        const number = numbers[row]!;
        given[at] = number;
        groupOf[at] = groups[k]!;
        // 1 or 0: without a branch for each row.
        at += Number(number <= Infinity) & (marks[row >> 5]! >> row);
      }
      count = at;
    },
    of(percent, groupCount) {
      found ??= findQuantiles(given, groupOf, count, percents, groupCount);
      return found[percents.indexOf(percent)]!;
    },
  };
}
