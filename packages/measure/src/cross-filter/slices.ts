import { nextTask } from '../next-task.js';

/** How long a slice may last before it lets the page work, in milliseconds; a slice ends at the next chunk of rows. */
const SLICE_MS = 4;
/** Rows, or cells, between two looks at the clock. */
const CHUNK = 4096;

/** Work that may pause: it yields after every chunk. */
export type Work<T> = Generator<undefined, T, undefined>;

/** Calls `step` for each chunk of `count` rows or cells, pausing after each. */
export function* inChunks(count: number, step: (from: number, until: number) => void, first = 0): Work<void> {
  for (let from = first; from < count; from += CHUNK) {
    step(from, Math.min(count, from + CHUNK));
    yield;
  }
}

/** Does work in tasks of some milliseconds each, the first one at once; null when it was no longer wanted between two of them. */
export async function runInSlices<T extends object>(work: Work<T>, isWanted: () => boolean): Promise<T | null> {
  for (;;) {
    const endMs = performance.now() + SLICE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < endMs);
    await nextTask();
    if (!isWanted()) return null;
  }
}

/** The rows of a chunk, at most. */
export function chunkLength(rowCount: number): number {
  return Math.min(CHUNK, rowCount);
}
