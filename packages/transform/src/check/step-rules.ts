import type { Lifecycle } from '@practice-atlas/dataset';

/** Positions that fit the bits of a small integer. */
const STEP_LIMIT = 30;

/** What a lifecycle asks of the steps of a case; sets of steps are bits, the first step is bit 0. */
export interface StepRules {
  readonly lifecycle: Lifecycle;
  /** The position of each word of the column; -1 = the lifecycle has no such step. */
  readonly positions: Int8Array;
  readonly required: number;
  readonly optional: number;
  readonly ends: number;
  /** Position of the step that fulfills a case: `completed`, else the last that is required. */
  readonly finish: number;
}

/** Reads a lifecycle for the words of a column of steps; steps beyond the thirtieth are not judged. */
export function readStepRules(lifecycle: Lifecycle, words: readonly string[]): StepRules {
  const steps = lifecycle.steps.slice(0, STEP_LIMIT);
  const bits = (test: (step: Lifecycle['steps'][number]) => boolean): number =>
    steps.reduce((all, step, position) => (test(step) ? all | (1 << position) : all), 0);
  const named = steps.findIndex(({ step }) => step === 'completed');
  return {
    lifecycle,
    positions: Int8Array.from(words, (word) => steps.findIndex(({ step }) => step === word)),
    required: bits((step) => !step.optional && !step.ends),
    optional: bits((step) => step.optional === true && !step.ends),
    ends: bits((step) => step.ends === true),
    finish: named >= 0 ? named : steps.findLastIndex((step) => !step.optional && !step.ends),
  };
}

/** Quotes the steps of a set: `"dispatched" and "accepted"`. */
export function stepNames({ lifecycle }: StepRules, set: number): string {
  return lifecycle.steps
    .filter((_, position) => position < STEP_LIMIT && (set >> position) & 1)
    .map(({ step }) => `"${step}"`)
    .join(' and ');
}
