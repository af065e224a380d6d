import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Repertoire } from '../repertoire.js';
import { checkQueryAgainst } from './check-query-against.js';
import { type Plan, planChecked } from './query-plan.js';

/** Checks a query against a dataset and plans it. Throws as `checkQuery` does. */
export function planQuery(
  dataset: PracticeDataset,
  query: unknown,
  repertoire: Repertoire,
  minimumGroup?: number,
): Plan {
  return planChecked(dataset, checkQueryAgainst(repertoire, query, dataset), repertoire, minimumGroup);
}
