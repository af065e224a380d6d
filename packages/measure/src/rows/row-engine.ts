import type { RowAnswer, RowQuestion } from './row-question.js';

/** Answers questions of rows; one answer a question, in their order. */
export interface RowEngine {
  /** Rejects with the reason of the signal as soon as it is aborted, and stops the engine's work where the engine can be stopped. */
  answer(questions: readonly RowQuestion[], options?: { readonly signal?: AbortSignal }): Promise<RowAnswer[]>;
}
