import type { CategoryColumn, Column, FieldColumn, TextColumn } from './column.js';

/** Numbers of rows; only signed ones can be negative. */
type Rows = Int32Array | Uint32Array;

/** Visits rows that follow one another in a column: `count` of them from row `from` on become those from `at` on. */
type EachRun = (visit: (at: number, from: number, count: number) => void) => void;

/** Runs of the rows that were asked for last: where each begins among the new rows, its first row, and how many; null = too many to list. */
const runLists = new WeakMap<Rows, Int32Array | null>();

function listRuns(rows: Rows): Int32Array | null {
  const known = runLists.get(rows);
  if (known !== undefined) return known;
  const { length } = rows;
  const most = 3 * (64 + (length >> 4));
  const runs: number[] = [];
  for (let at = 0; at < length && runs.length < most; ) {
    const from = rows[at]!;
    let end = at + 1;
    while (from >= 0 && end < length && rows[end] === from + end - at) end++;
    if (from >= 0) runs.push(at, from, end - at);
    at = end;
  }
  const list = runs.length < most ? Int32Array.from(runs) : null;
  runLists.set(rows, list);
  return list;
}

function runsOf({ validity }: Column, rows: Rows): EachRun {
  const { length } = rows;
  const isKnown = (row: number) => validity === null || (validity[row >> 3]! & (1 << (row & 7))) !== 0;
  const runs = listRuns(rows);
  if (!runs)
    return (visit) => {
      for (let at = 0; at < length; ) {
        const from = rows[at]!;
        let end = at;
        while (end < length && rows[end] === from + end - at && from >= 0 && isKnown(from + end - at)) end++;
        if (end > at) visit(at, from, end - at);
        at = Math.max(end, at + 1);
      }
    };
  return (visit) => {
    for (let i = 0; i < runs.length; i += 3) {
      const [at, from, count] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
      if (validity === null) {
        visit(at, from, count);
        continue;
      }
      for (let start = 0; start < count; ) {
        let end = start;
        while (end < count && isKnown(from + end)) end++;
        if (end > start) visit(at + start, from + start, end - start);
        start = end + 1;
      }
    }
  };
}

function compactTexts({ offsets, bytes }: TextColumn, length: number, eachRun: EachRun) {
  const ends = new Int32Array(length + 1);
  let size = 0;
  let next = 0;
  eachRun((at, from, count) => {
    ends.fill(size, next, at);
    next = at + count;
    for (let i = 0; i < count; i++) ends[at + i] = size + offsets[from + i]! - offsets[from]!;
    size += offsets[from + count]! - offsets[from]!;
  });
  ends.fill(size, next);
  const compact = new Uint8Array(size);
  eachRun((at, from, count) => compact.set(bytes.subarray(offsets[from], offsets[from + count]), ends[at]));
  return { offsets: ends, bytes: compact };
}

/** Keeps the words in use, in the order of their first row. */
function compactWords(indices: CategoryColumn['indices'], dictionary: readonly string[], eachRun: EachRun) {
  const numbers = new Int32Array(dictionary.length).fill(-1);
  const words: string[] = [];
  eachRun((at, _, count) => {
    for (let i = at; i < at + count; i++) {
      const index = indices[i]!;
      if (numbers[index]! < 0) numbers[index] = words.push(dictionary[index]!) - 1;
      indices[i] = numbers[index]!;
    }
  });
  return { indices, dictionary: words };
}

/**
 * Copies some rows of a column in the order given; a negative row is missing. Widths stay as they are; words that are in use no
 * more are left out, and nothing is left of what is missing.
 */
export function compactColumn(column: FieldColumn, rows: Rows): FieldColumn {
  const { length } = rows;
  const eachRun = runsOf(column, rows);
  const compactBits = (bitOf: (row: number) => number): Uint8Array => {
    const bits = new Uint8Array(Math.ceil(length / 8));
    eachRun((at, from, count) => {
      for (let i = 0; i < count; i++) bits[(at + i) >> 3]! |= bitOf(from + i) << ((at + i) & 7);
    });
    return bits;
  };
  const compact = <T extends Exclude<FieldColumn, TextColumn | { bits: Uint8Array } | CategoryColumn>['values']>(
    values: T,
  ): T => {
    const compacted = new (values.constructor as new (length: number) => T)(length);
    eachRun((at, from, count) => compacted.set(values.subarray(from, from + count), at));
    return compacted;
  };
  let known = 0;
  eachRun((_, __, count) => {
    known += count;
  });
  const validity = known === length ? null : compactBits(() => 1);
  switch (column.kind) {
    case 'text':
      return { ...column, ...compactTexts(column, length, eachRun), validity };
    case 'category':
      return { ...column, ...compactWords(compact(column.indices), column.dictionary, eachRun), validity };
    case 'boolean':
      return { ...column, bits: compactBits((row) => (column.bits[row >> 3]! >> (row & 7)) & 1), validity };
    default:
      return { ...column, values: compact(column.values), validity } as FieldColumn;
  }
}
