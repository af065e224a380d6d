import type { PracticeDataset } from '@practice-atlas/dataset';
import { wholeRepertoire } from '../whole-repertoire.js';
import { planQuery } from './plan-query.js';
import type { Plan } from './query-plan.js';

/** Checks and plans a query of any form, see `planQuery`. */
export function planWhole(dataset: PracticeDataset, query: unknown): Plan {
  return planQuery(dataset, query, wholeRepertoire);
}
