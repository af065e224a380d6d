import type { Finding, PracticeDataset } from '@practice-atlas/dataset';
import { createFindingLog } from '../report/finding-log.js';
import { beginChecks, type CheckContext, type CheckOptions } from './check-context.js';
import { checkContradictions } from './check-contradictions.js';
import { checkCoordinates } from './check-coordinates.js';
import { checkCounted } from './check-counted.js';
import { checkDates } from './check-dates.js';
import { checkIds } from './check-ids.js';
import { checkLeadTimes } from './check-lead-times.js';
import { checkParents } from './check-parents.js';
import { checkParts } from './check-parts.js';
import { checkPlaces } from './check-places.js';
import { checkSpans } from './check-spans.js';
import { checkSteps } from './check-steps.js';
import { checkSums } from './check-sums.js';
import { checkTrees } from './check-trees.js';
import { checkUnits } from './check-units.js';

export type { CheckOptions };

const CHECKS: readonly ((context: CheckContext) => void)[] = [
  checkIds,
  checkSteps,
  checkLeadTimes,
  checkSpans,
  checkDates,
  checkTrees,
  checkParents,
  checkPlaces,
  checkCoordinates,
  checkContradictions,
  checkSums,
  checkParts,
  checkCounted,
  checkUnits,
];

/**
 * Checks a dataset as a whole and says what it finds, changing nothing and setting nothing aside: an *error* is what cannot be, a
 * *warning* what is doubtful, a *notice* what is odd. Findings name file, sheet, row and heading where the table has an origin, else
 * rows as in the table, the first is 2. Types, ranges, keys, references and personal data are not looked at: no dataset is handed over
 * before `createDataset`, `readDataPackage` or `mergeDatasets` has set such values aside, with findings of their own.
 * Throws AtlasError `query_malformed` when `today` is no day.
 *
 * @example
 * const findings = checkDataset(dataset, { today: '2019-12-31' });
 */
export function checkDataset(dataset: PracticeDataset, options: CheckOptions = {}): readonly Finding[] {
  const { limit } = options;
  const log = options.log ?? createFindingLog(limit === undefined ? {} : { limit });
  const context = beginChecks(dataset, { ...options, log });
  for (const check of CHECKS) check(context);
  return options.log ? [] : log.findings();
}
