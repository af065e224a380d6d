import type { PracticeDataset } from '@practice-atlas/dataset';
import type { RowSource } from '../rows/row-source.js';
import { rowAnswerer } from './answer-rows.js';
import { foldAnswer } from './fold-answer.js';

/**
 * Makes a source of answers about the rows of a dataset in memory, as other engines give them of rows that stand elsewhere. Copies no column.
 * Questions that are asked together share what they have in common. An aborted signal stops it before the next question.
 */
export function createMemoryRows(dataset: PracticeDataset): RowSource {
  return {
    async answerRows(questions, { signal } = {}) {
      const answer = rowAnswerer(dataset, foldAnswer);
      return questions.flatMap((question) => {
        signal?.throwIfAborted();
        return answer([question]);
      });
    },
  };
}
