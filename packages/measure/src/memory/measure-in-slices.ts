import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import { answerSteps } from '../answering/answer-steps.js';
import { nextTask } from '../next-task.js';
import { planQuery } from '../plan/plan-query.js';
import type { Query } from '../query.js';
import type { Repertoire } from '../repertoire.js';
import { profileOf, profileQuestions } from '../rows/profile.js';
import type { RowAnswer, RowQuestion } from '../rows/row-question.js';
import { readRows } from './answer-rows.js';
import { keepProfile, profileKept } from './measure-planned.js';
import type { MeasureOptions } from './measure-with.js';
import { type RowReaders, rowReaders } from './row-readers.js';

/** How far the reading of rows is: all rows of all passes over tables count. */
export interface MeasureProgress {
  readonly rowsRead: number;
  readonly rowsToRead: number;
}

/** How a question is answered in slices. */
export interface SliceOptions extends MeasureOptions {
  /** The longest time that one slice takes, but for its last block, in milliseconds; default 8. */
  readonly sliceMs?: number;
  /** Called after each slice. */
  readonly onProgress?: (progress: MeasureProgress) => void;
}

const SLICE_MS = 8;

async function answerInSlices(
  dataset: PracticeDataset,
  questions: readonly RowQuestion[],
  { signal, sliceMs = SLICE_MS, onProgress }: SliceOptions,
): Promise<RowAnswer[]> {
  const rowsToRead = questions.reduce((sum, { table }) => sum + dataset.tables[table].rowCount, 0);
  const known = new Map<string, RowReaders>();
  const answers: RowAnswer[] = [];
  let rowsBefore = 0;
  let end = performance.now() + sliceMs;
  for (const question of questions) {
    const readers = known.get(question.table) ?? rowReaders(dataset, question.table);
    known.set(question.table, readers);
    const reading = readRows(dataset, question, readers);
    let step = reading.next();
    while (!step.done) {
      if (performance.now() > end) {
        onProgress?.({ rowsRead: rowsBefore + step.value, rowsToRead });
        await nextTask();
        signal?.throwIfAborted();
        end = performance.now() + sliceMs;
      }
      step = reading.next();
    }
    answers.push(step.value);
    rowsBefore += dataset.tables[question.table].rowCount;
  }
  onProgress?.({ rowsRead: rowsToRead, rowsToRead });
  return answers;
}

/**
 * Answers a question as `measure` does, in slices between which a page can paint and react.
 * Rejects as `measure` throws, and with the reason of `signal` before the next slice when it is aborted.
 */
export async function measureInSlices(
  repertoire: Repertoire,
  dataset: PracticeDataset,
  query: Query,
  options: SliceOptions = {},
): Promise<Answer> {
  options.signal?.throwIfAborted();
  const plan = planQuery(dataset, query, repertoire, options.minimumGroup);
  const profile =
    profileKept(dataset) ??
    keepProfile(dataset, profileOf(dataset, await answerInSlices(dataset, profileQuestions(dataset), options)));
  const steps = answerSteps(plan, profile);
  let step = steps.next();
  while (!step.done) step = steps.next(await answerInSlices(dataset, step.value, options));
  return step.value;
}
