import { AtlasError } from '@practice-atlas/dataset';
import type { Repertoire } from './repertoire.js';
import { wholeRepertoire } from './whole-repertoire.js';

/** Says that an answer would have more rows than it may. */
export function answerTooLarge(rowCount: number, mostRows: number): AtlasError {
  return new AtlasError('answer_too_large', `the answer would have ${rowCount} rows, and may have ${mostRows}`, {
    hint: 'narrow it with `where`, ask for a coarser grain or level, or ask twice',
    where: { property: 'by' },
    details: { limit: String(mostRows) },
  });
}

/** Gives every metric and every form of question, for answers of at most so many rows. Those count of which nothing is known, too. */
export function limitedRepertoire(mostRows: number | undefined): Repertoire {
  if (mostRows === undefined) return wholeRepertoire;
  return {
    ...wholeRepertoire,
    limit: (rowCount) => {
      if (rowCount > mostRows) throw answerTooLarge(rowCount, mostRows);
    },
  };
}
