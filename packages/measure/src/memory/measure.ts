import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import type { Query } from '../query.js';
import { wholeRepertoire } from '../whole-repertoire.js';
import { type MeasureOptions, measureWith } from './measure-with.js';

/**
 * Answers a question from a dataset in memory, synchronously, in plain loops over typed columns. Copies nothing of the dataset into the answer but figures that are cited.
 *
 * A value that nobody knows is null, which is not zero. Ratios are divided once, from the whole numbers in `parts`.
 * Reported figures fill what rows cannot answer. A sum of parts stands for a whole only when every part is known.
 * Throws as `checkQuery` does, and the reason of `signal` when it is aborted.
 *
 * @example
 * measure(dataset, { metrics: ['volunteers'], by: ['region:city'], where: [{ field: 'region', op: 'within', value: '210000' }] });
 */
export function measure(dataset: PracticeDataset, query: Query, options: MeasureOptions = {}): Answer {
  return measureWith(wholeRepertoire, dataset, query, options);
}
