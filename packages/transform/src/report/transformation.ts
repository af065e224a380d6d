import type { FindingLevel, PracticeDataset, TableName } from '@practice-atlas/dataset';
import type { TablePlan } from '../normalize/plans/table-plan.js';
import type { FindingGroup } from './finding-log.js';

/** What became of the rows of one file or sheet: `rowsIn = rowsKept + rowsSetAside`. */
export interface FileTally {
  readonly file: string;
  readonly sheet: string | null;
  /** What it was taken for; null when no table fits, and then all its rows are set aside. */
  readonly table: TableName | null;
  /** Rows below the heading that are not blank. */
  readonly rowsIn: number;
  /** Rows of which something is in the dataset. */
  readonly rowsKept: number;
  /** The others; a finding names each. */
  readonly rowsSetAside: number;
  /** What each heading was taken for; null when no table fits. */
  readonly plan: TablePlan | null;
}

/** What was done and what was wrong, in the order of the files. */
export interface TransformReport {
  readonly files: readonly FileTally[];
  /** Rows of each table in the dataset that has any. */
  readonly tables: readonly { readonly name: TableName; readonly rowCount: number }[];
  readonly groups: readonly FindingGroup[];
  readonly worst: FindingLevel | null;
}

/** A dataset and how it came about. */
export interface Transformation {
  readonly dataset: PracticeDataset;
  readonly report: TransformReport;
}
