/** Rows that are read at a time: what a question needs of them fits into a processor's cache. A multiple of 32. */
export const BLOCK_ROWS = 4096;

/** Rows that are read together, at most `BLOCK_ROWS`: a run, or, where few of many count, rows that were picked. */
export interface RowBlock {
  /** The number of the run; for picked rows the one after the last, which stands for all rows. */
  readonly run: number;
  /** The first row of a run, a multiple of `BLOCK_ROWS`. */
  readonly from: number;
  readonly count: number;
  /** The first `count` are the rows that were picked; null = a run. */
  readonly picked: Int32Array | null;
}

/** A part of a computation that reads rows in blocks. What it gives is written over by the next block. */
export interface BlockReader<A> {
  /** Reads the rows of a block; entry 0 is its first row. */
  read(block: RowBlock): A;
}

/** Numbers of rows, NaN = missing. */
export type NumberReader = BlockReader<Float64Array>;

/** Makes a reader that computes a block once however often it is asked for. */
export function onceABlock<A>(compute: (block: RowBlock) => A): BlockReader<A> {
  let last: RowBlock | null = null;
  let known: A;
  return {
    read(block) {
      if (block !== last) {
        known = compute(block);
        last = block;
      }
      return known;
    },
  };
}

/** Counts the runs that rows are cut into. */
export const runCountOf = (rowCount: number): number => Math.ceil(rowCount / BLOCK_ROWS);

/** The rows of a run, from 0. */
export function runOf(run: number, rowCount: number): RowBlock {
  const from = run * BLOCK_ROWS;
  return { run, from, count: Math.min(BLOCK_ROWS, rowCount - from), picked: null };
}
