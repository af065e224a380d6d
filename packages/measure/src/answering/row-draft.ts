import type { RowRule } from '../metric.js';
import type { Days } from '../plan/calendar.js';
import type { RowAnswer, RowQuestion } from '../rows/row-question.js';
import type { CellSpace, Key } from './cell-space.js';

/** What rows say, a number a cell. */
export interface RowCells {
  /** Counts, sums, numerators, or minutes; NaN = no row has any. */
  readonly values: Float64Array;
  /** Denominators of a share. */
  readonly wholes: Float64Array | null;
}

/** What the rows say of one metric, read off the answers to the questions of its draft. */
export interface RowFacts {
  /** The keys of a dimension other than grain and step that occur. */
  keys(dimension: string): Iterable<Key>;
  /** First and last period that the rows speak of; `last` is less than `first` when none is. */
  readonly first: number;
  readonly last: number;
  /** Steps that any row reached; null where steps are not asked for. */
  readonly steps: ReadonlySet<string> | null;
  /** The days of which the clock knows anything, whatever rows are asked for. */
  readonly known: Days;
  /** The newest day of the clock, or the day of the state; null when undated. */
  readonly newestDay: number | null;
  /** Rows that a period leaves out because their clock is missing. */
  readonly undatedCount: number;
  /** Rows of a stock whose end lies after the newest day that the dataset knows anything of: they are still there. */
  readonly aheadCount: number;
  /** Rows were added together that should not be added silently. */
  readonly mixed: boolean;
  cells(space: CellSpace): RowCells;
}

/** How one metric is asked of rows. */
export interface RowDraft {
  readonly rule: RowRule;
  readonly simulated: boolean;
  readonly questions: readonly RowQuestion[];
  /** Reads the answers, one a question. */
  read(answers: readonly RowAnswer[]): RowFacts;
}
