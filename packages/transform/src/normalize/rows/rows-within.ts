import type { TextColumn } from '@practice-atlas/dataset';
import type { RawTable } from '../../read/raw-table.js';
import type { NormalizeScope, StreamPlace } from '../normalize-scope.js';
import type { NormalizedTable } from '../normalized-table.js';
import { createNestedSteps } from './create-nested-steps.js';
import { createWideChecks } from './create-wide-checks.js';

/** Turns what cells of rows hold besides into rows of another table; `ids` are those of the rows. */
export interface RowsWithin {
  add(raw: RawTable, ids: TextColumn): void;
  finish(place: StreamPlace): NormalizedTable;
}

/** Begins what lists and ticks in the cells of a row become: steps of cases, checks of sites. Null when a plan has none. */
export function rowsWithin(scope: NormalizeScope): RowsWithin | null {
  const { table, nestedSteps, derived } = scope.plan;
  if (table === 'sites' && derived.checks) return createWideChecks(scope, derived.checks);
  return table === 'cases' && nestedSteps ? createNestedSteps(scope, nestedSteps) : null;
}
