import type { LiveDataset } from '@practice-atlas/dataset';
import { measure } from './measure.js';
import type { MeasureOptions } from './measure-with.js';
import type { Engine } from './memory-engine.js';

/**
 * Makes an engine that asks a live dataset itself, see `measure`: each answer is that of the rows at the time of the question. Takes no copy
 * of them, and what it keeps of them between questions goes with the columns that change.
 */
export function createLiveEngine(
  live: LiveDataset,
  { minimumGroup }: Pick<MeasureOptions, 'minimumGroup'> = {},
): Engine {
  const own = minimumGroup === undefined ? {} : { minimumGroup };
  return { measure: async (query, options) => live.read((dataset) => measure(dataset, query, { ...options, ...own })) };
}
