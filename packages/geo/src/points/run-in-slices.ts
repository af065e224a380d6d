import { nextTask } from './next-task.js';
import type { Steps } from './steps.js';

/** How a work is done in slices. */
export interface SliceOptions {
  /** Ends the work before its next slice. */
  readonly signal?: AbortSignal;
  /** The longest time that one slice takes, but for its last piece, in milliseconds; default 8. */
  readonly sliceMs?: number;
}

/**
 * Does a work in slices, each a task of its own, between which a page can paint and react; the first at once. Rejects as the work throws, and with the
 * reason of `signal` when it is aborted.
 */
export async function runInSlices<T>(steps: Steps<T>, { signal, sliceMs = 8 }: SliceOptions = {}): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const endMs = performance.now() + sliceMs;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < endMs);
    await nextTask();
  }
}
