import type { PracticeDataset } from '@practice-atlas/dataset';
import { answerSteps } from '../answering/answer-steps.js';
import { limitedRepertoire } from '../limited-repertoire.js';
import type { Engine } from '../memory/memory-engine.js';
import type { SliceEngineOptions } from '../memory/slice-engine.js';
import { planQuery } from '../plan/plan-query.js';
import { type Profile, profileOf, profileQuestions } from './profile.js';
import type { RowSource } from './row-source.js';

/**
 * Makes an engine of rows that stand somewhere else. The small tables are asked here: `outline` is a dataset whose regions, figures, sources,
 * lifecycles and `simulation` are those of the rows; its other tables are not read and may be empty. Planning, reported figures and the making of
 * answers are those of every engine, so that the same question gets the same digits.
 *
 * An answer that would have more than `mostRows` rows is `answer_too_large`. How many rows there are and between which days is asked once; `refresh()` asks it anew, for rows that were added.
 */
export function createRowEngine(
  outline: PracticeDataset,
  source: RowSource,
  { minimumGroup, mostRows }: Pick<SliceEngineOptions, 'minimumGroup' | 'mostRows'> = {},
): Engine & { refresh(): void } {
  const repertoire = limitedRepertoire(mostRows);
  let known: Promise<Profile> | null = null;
  const profile = async (): Promise<Profile> => {
    const answers = await source.answerRows(profileQuestions(outline));
    return profileOf(outline, answers);
  };
  return {
    async measure(query, options = {}) {
      options.signal?.throwIfAborted();
      const plan = planQuery(outline, query, repertoire, minimumGroup);
      known ??= profile();
      const asked = known;
      // A profile that failed is asked for again with the next question.
      asked.catch(() => {
        if (known === asked) known = null;
      });
      const steps = answerSteps(plan, await asked);
      let step = steps.next();
      while (!step.done) {
        options.signal?.throwIfAborted();
        step = steps.next(await source.answerRows(step.value, options));
      }
      return step.value;
    },
    refresh() {
      known = null;
    },
  };
}
