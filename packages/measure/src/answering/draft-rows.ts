import type { AskedMetric } from '../plan/asked-metric.js';
import type { Plan } from '../plan/query-plan.js';
import { formsOf } from '../repertoire.js';
import type { Profile } from '../rows/profile.js';
import { draftCaseRows } from './case-rows.js';
import type { RowDraft } from './row-draft.js';
import { draftStockRows } from './stock-rows.js';

/** Drafts what a metric asks of rows; null when rows cannot answer it. */
export function draftRows(plan: Plan, profile: Profile, { metric, quantile }: AskedMetric): RowDraft | null {
  const { rows } = metric;
  if (!rows || profile.rowCount(rows.table) === 0) return null;
  switch (rows.shape) {
    case 'stock':
      return draftStockRows(plan, profile, rows);
    case 'flow':
    case 'recent':
    case 'part':
      return formsOf(plan.repertoire).draftDatedRows(plan, profile, rows);
    case 'unit':
      return formsOf(plan.repertoire).draftUnitRows(plan, profile, rows);
    case 'coverage':
      return formsOf(plan.repertoire).draftCoverageRows(plan, profile, rows);
    default:
      return draftCaseRows(plan, profile, rows, quantile ?? 50);
  }
}
