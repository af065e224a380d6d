import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import type { Query } from '../query.js';
import { measure } from './measure.js';
import type { MeasureOptions } from './measure-with.js';

/** Anything that answers questions: this memory engine, a database, a server. */
export interface Engine {
  /** Answers a question; rejects with an `AtlasError`, or with the reason of `signal`. */
  measure(query: Query, options?: { signal?: AbortSignal }): Promise<Answer>;
}

/** Makes an engine that asks the dataset itself, see `measure`. Keeps a reference to the dataset. */
export function createMemoryEngine(
  dataset: PracticeDataset,
  { minimumGroup }: Pick<MeasureOptions, 'minimumGroup'> = {},
): Engine {
  const own = minimumGroup === undefined ? {} : { minimumGroup };
  return { measure: async (query, options) => measure(dataset, query, { ...options, ...own }) };
}
