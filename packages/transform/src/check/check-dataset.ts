import type { Finding, PracticeDataset } from '@practice-atlas/dataset';
import { checkDates } from './check-dates.js';
import { checkKeys } from './check-keys.js';
import { checkSteps } from './check-steps.js';
import { checkSums } from './check-sums.js';
import { checkTrees } from './check-trees.js';

/**
 * Checks a dataset as a whole and returns what it finds, changing nothing: keys and references, ranges and closed words,
 * steps of cases, dates (closed before opened; after `today`, a day such as `2019-12-31`, when it is given), parents in a circle,
 * and reported figures of parts against that of the whole, as intervals.
 * Rows are numbered as in the tables, the first is row 2.
 */
export function checkDataset(dataset: PracticeDataset, { today }: { today?: string } = {}): readonly Finding[] {
  return [
    ...checkKeys(dataset),
    ...checkSteps(dataset),
    ...checkDates(dataset, today),
    ...checkTrees(dataset),
    ...checkSums(dataset),
  ];
}
