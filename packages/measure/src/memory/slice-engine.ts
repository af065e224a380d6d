import type { PracticeDataset } from '@practice-atlas/dataset';
import { limitedRepertoire } from '../limited-repertoire.js';
import { measureInSlices } from './measure-in-slices.js';
import type { MeasureOptions } from './measure-with.js';
import type { Engine } from './memory-engine.js';

/** How an engine answers in slices. */
export interface SliceEngineOptions extends Pick<MeasureOptions, 'minimumGroup'> {
  /** The most rows of an answer, default 5,000,000; one that would have more is refused before it is made. */
  readonly mostRows?: number;
  /** The longest time that one slice takes, but for its last block, in milliseconds; default 8. */
  readonly sliceMs?: number;
}

/**
 * Makes an engine that asks the dataset itself, in slices between which everything else that waits goes first: for a server, whose other
 * questions go on meanwhile, and whose time limit can end one. Keeps a reference to the dataset.
 * Rejects as `measure` throws, with `answer_too_large` beyond `mostRows`, and with the reason of `signal` before the next slice.
 *
 * @example
 * const engine = createSliceEngine(dataset, { mostRows: 10_000 });
 * await engine.measure({ metrics: ['sites'], by: ['tier'] });
 */
export function createSliceEngine(dataset: PracticeDataset, { mostRows, ...options }: SliceEngineOptions = {}): Engine {
  const repertoire = limitedRepertoire(mostRows);
  return {
    measure: (query, { signal } = {}) =>
      measureInSlices(repertoire, dataset, query, { ...options, ...(signal ? { signal } : {}) }),
  };
}
