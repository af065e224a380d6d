import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import { answerSteps } from '../answering/answer-steps.js';
import type { Plan } from '../plan/query-plan.js';
import { type Profile, profileOf, profileQuestions } from '../rows/profile.js';
import { rowAnswerer } from './answer-rows.js';

const profiles = new WeakMap<PracticeDataset, Profile>();

/** Gives the profile of a dataset that was asked before; undefined otherwise. */
export const profileKept = (dataset: PracticeDataset): Profile | undefined => profiles.get(dataset);

/** Keeps the profile of a dataset as long as the dataset. */
export function keepProfile(dataset: PracticeDataset, profile: Profile): Profile {
  profiles.set(dataset, profile);
  return profile;
}

/** Reads the profile of a dataset in memory, once. */
function memoryProfile(dataset: PracticeDataset): Profile {
  return (
    profileKept(dataset) ??
    keepProfile(dataset, profileOf(dataset, rowAnswerer(dataset, null)(profileQuestions(dataset))))
  );
}

/** Answers a planned question at once. Throws the reason of `signal` when it is aborted. */
export function measurePlanned(plan: Plan, signal?: AbortSignal): Answer {
  const { dataset } = plan;
  const steps = answerSteps(plan, memoryProfile(dataset));
  const answerRows = rowAnswerer(dataset, plan.repertoire.forms?.foldAnswer ?? null);
  let step = steps.next();
  while (!step.done) {
    signal?.throwIfAborted();
    step = steps.next(answerRows(step.value));
  }
  return step.value;
}
