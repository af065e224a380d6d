/** Rows that are read at a time: what a question needs of them fits into a processor's cache. A multiple of 32. */
export const BLOCK_ROWS = 4096;

/** A part of a computation that reads rows in blocks. What it gives is written over by the next block. */
export interface BlockReader<A> {
  /** Reads rows `from`, a multiple of `BLOCK_ROWS`, to before `until`, at most `BLOCK_ROWS`; entry 0 is row `from`. */
  read(from: number, until: number): A;
}

/** Numbers of rows, NaN = missing. */
export type NumberReader = BlockReader<Float64Array>;

/** Makes a reader that computes a block once however often it is asked for. */
export function onceABlock<A>(compute: (from: number, until: number) => A): BlockReader<A> {
  let last = -1;
  let known: A;
  return {
    read(from, until) {
      if (from !== last) {
        known = compute(from, until);
        last = from;
      }
      return known;
    },
  };
}
