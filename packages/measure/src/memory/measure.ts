import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import { answerSteps } from '../answering/answer-steps.js';
import { planQuery } from '../plan/plan.js';
import type { Query } from '../query.js';
import { type Profile, profileOf, profileQuestions } from '../rows/profile.js';
import { answerRows } from './answer-rows.js';

const profiles = new WeakMap<PracticeDataset, Profile>();

/** Reads the profile of a dataset in memory, once. */
export function memoryProfile(dataset: PracticeDataset): Profile {
  const profile = profiles.get(dataset) ?? profileOf(dataset, answerRows(dataset, profileQuestions(dataset)));
  profiles.set(dataset, profile);
  return profile;
}

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
export function measure(dataset: PracticeDataset, query: Query, { signal }: { signal?: AbortSignal } = {}): Answer {
  signal?.throwIfAborted();
  const steps = answerSteps(planQuery(dataset, query), memoryProfile(dataset));
  let step = steps.next();
  while (!step.done) {
    signal?.throwIfAborted();
    step = steps.next(answerRows(dataset, step.value));
  }
  return step.value;
}
