import type { RowAnswer, RowQuestion } from './row-question.js';

/** Answers questions about rows that stand somewhere else: in a database, on a server. */
export interface RowSource {
  /**
   * Gives one answer a question, in their order. Rejects with an `AtlasError`; with the reason of `signal` as soon as it is aborted, and then stops the
   * work where it can be stopped.
   */
  answerRows(questions: readonly RowQuestion[], options?: { signal?: AbortSignal }): Promise<readonly RowAnswer[]>;
}
