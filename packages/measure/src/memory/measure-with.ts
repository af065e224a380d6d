import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import { answerSteps } from '../answering/answer-steps.js';
import type { Catalogue } from '../metric.js';
import { planQuery } from '../plan/plan.js';
import type { Query } from '../query.js';
import { type Profile, profileOf, profileQuestions } from '../rows/profile.js';
import { rowAnswerer } from './answer-rows.js';

const profiles = new WeakMap<PracticeDataset, Profile>();

/** Reads the profile of a dataset in memory, once. */
export function memoryProfile(dataset: PracticeDataset): Profile {
  const profile = profiles.get(dataset) ?? profileOf(dataset, rowAnswerer(dataset)(profileQuestions(dataset)));
  profiles.set(dataset, profile);
  return profile;
}

/** How a question is answered. */
export interface MeasureOptions {
  readonly signal?: AbortSignal;
  /** Groups of people smaller than this are hidden, with what would give them away; default 3, 1 hides nothing. */
  readonly minimumGroup?: number;
}

/** Answers a question with the metrics of a catalogue, see `measure`. */
export function measureWith(
  catalogue: Catalogue,
  dataset: PracticeDataset,
  query: Query,
  { signal, minimumGroup }: MeasureOptions = {},
): Answer {
  signal?.throwIfAborted();
  const steps = answerSteps(planQuery(dataset, query, catalogue, minimumGroup), memoryProfile(dataset));
  const answerRows = rowAnswerer(dataset);
  let step = steps.next();
  while (!step.done) {
    signal?.throwIfAborted();
    step = steps.next(answerRows(step.value));
  }
  return step.value;
}
