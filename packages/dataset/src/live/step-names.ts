import type { Lifecycle } from '../lifecycle.js';

/** Names the steps of lifecycles, each once. */
export function stepNames(lifecycles: Readonly<Record<string, Lifecycle>>): string[] {
  return [...new Set(Object.values(lifecycles).flatMap((lifecycle) => lifecycle.steps.map(({ step }) => step)))];
}
