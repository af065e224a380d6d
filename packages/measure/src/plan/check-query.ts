import type { PracticeDataset } from '@practice-atlas/dataset';
import type { Query } from '../query.js';
import { wholeRepertoire } from '../whole-repertoire.js';
import { checkQueryAgainst } from './check-query-against.js';

/**
 * Checks the form of a query and returns a clean copy of it. Unknown properties are refused.
 * With a dataset it also knows the metrics and `dims` that occur only in figures, and checks region codes.
 *
 * Throws `query_malformed`, `metric_unknown` (with the nearest name), `dimension_unknown`, `query_unsupported`
 * (with what would be possible) and, given a dataset, `region_unknown`.
 *
 * @example
 * checkQuery({ metrics: ['sites'], by: ['tier'] }); // { metrics: ['sites'], by: ['tier'] }
 */
export function checkQuery(query: unknown, dataset?: PracticeDataset): Query {
  return checkQueryAgainst(wholeRepertoire, query, dataset);
}
