import type { AtlasError } from '@practice-atlas/dataset';
import type { Answer, AnswerSource, Query } from '@practice-atlas/measure';

/** `stale`: the last good dataset is shown, and a newer one could not be had. */
export type AskerState = 'empty' | 'loading' | 'ready' | 'stale' | 'error';

/** What answers questions: `<atlas-source>`, or any object of the host's with these members. */
export interface Asker {
  readonly state: AskerState;
  readonly error: AtlasError | null;
  /** Facts for headers and footers; null until ready. */
  readonly about: AskerAbout | null;
  ask(query: Query, options?: { signal?: AbortSignal }): Promise<Answer>;
  /** Calls back after every change of state or data; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

export interface AskerAbout {
  readonly title: { readonly zh: string; readonly en: string };
  readonly asOf: string | null;
  readonly figureCount: number;
  readonly sources: readonly AnswerSource[];
  readonly simulated: boolean;
  readonly loadedAt: number;
  /** Findings of level error or warning met while reading. */
  readonly findingCount: number;
}
