import type { Lifecycle } from '@practice-atlas/dataset';

/** Lists the steps of some lifecycles, each once: `cases` has times of them. */
export function stepsOf(lifecycles: Readonly<Record<string, Lifecycle>>): string[] {
  return [...new Set(Object.values(lifecycles).flatMap(({ steps }) => steps.map(({ step }) => step)))];
}
