import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Answer } from '../answer.js';
import { planQuery } from '../plan/plan-query.js';
import type { Query } from '../query.js';
import type { Repertoire } from '../repertoire.js';
import { measurePlanned } from './measure-planned.js';

/** How a question is answered. */
export interface MeasureOptions {
  readonly signal?: AbortSignal;
  /** Groups of people smaller than this are hidden, with what would give them away; default 3, 1 hides nothing. */
  readonly minimumGroup?: number;
}

/** Answers a question with a repertoire, see `measure`. */
export function measureWith(
  repertoire: Repertoire,
  dataset: PracticeDataset,
  query: Query,
  { signal, minimumGroup }: MeasureOptions = {},
): Answer {
  signal?.throwIfAborted();
  return measurePlanned(planQuery(dataset, query, repertoire, minimumGroup), signal);
}
