import type { LifecycleStep, TableName } from '@practice-atlas/dataset';
import type { Label } from './answer.js';

/** What a case metric may look at: one entry a row of `cases`, for one lifecycle. */
export interface CaseRows {
  readonly rowCount: number;
  /** The moment of the state asked for, in epoch milliseconds; later events have not happened yet. */
  readonly now: number;
  /** Steps of the lifecycle that do not end it, in order. */
  readonly steps: readonly LifecycleStep[];
  /** Steps that end it without success. */
  readonly endSteps: readonly LifecycleStep[];
  /** When each case first reached the step, in epoch milliseconds; NaN = not yet, or not recorded. */
  at(step: string): Float64Array;
  /** The same, with events after `now`. */
  everAt(step: string): Float64Array;
  /** Says whether any case of the lifecycle ever reached the step. */
  isUsed(step: string): boolean;
  /** Values of a number column; NaN = missing. */
  number(column: string): Float64Array;
}

/** Says yes or no of one row. */
export type RowTest = (row: number) => boolean;

/** Where rows are found and which columns narrow them. */
interface RowPlace {
  readonly table: TableName;
  /** The column that holds a dimension: `{ tier: 'dispatch_tier' }`. */
  readonly columns: Readonly<Record<string, string>>;
}

/** How rows answer a metric. */
export type RowRule = RowPlace &
  (
    | /** Rows that exist at the end of a day. */ {
        readonly shape: 'stock';
        readonly from: string | null;
        readonly until: string | null;
      }
    | /** Rows dated within a period. */ { readonly shape: 'flow'; readonly at: string }
    | /** Cases for which the test holds; `step` is the key of the `step` dimension. */ {
        readonly shape: 'count';
        readonly counts: (cases: CaseRows, step: string | null) => RowTest;
      }
    | /** Cases that pass both tests among those that pass the second. */ {
        readonly shape: 'share';
        readonly parts: (
          cases: CaseRows,
          step: string | null,
        ) => { readonly numerator: RowTest; readonly denominator: RowTest };
      }
    | /** A quantile of minutes; NaN = the case has none. */ {
        readonly shape: 'time';
        readonly minutes: (cases: CaseRows) => (row: number) => number;
      }
  );

/** One entry of the metric catalogue. */
export interface Metric {
  readonly id: string;
  readonly label: Label;
  /** `persons`, `teams`, `sites`, `projects`, `orders`, `ratio`, `minutes`, `figures`. */
  readonly unit: string;
  /** `stock`: a state on a day. `flow`: a total over a period. */
  readonly kind: 'stock' | 'flow' | 'ratio' | 'duration';
  /** Is more better? */
  readonly direction: 'more' | 'less' | 'neutral';
  /** The moment by which a row or figure is dated. */
  readonly clock: string;
  /** Which rows it speaks of. */
  readonly cohort: Label;
  /** What it means and where the definition comes from. */
  readonly definition: Label;
  /** What is counted, or counted above the line. */
  readonly numerator: string;
  /** What is counted below the line; null for a plain count. */
  readonly denominator: string | null;
  /** What is left out. */
  readonly exclusions: string;
  /** What a missing value means. */
  readonly missing: string;
  /** What zero means. */
  readonly zero: string;
  /** Dimensions it may be divided by, besides regions, grains and `source`; null = any. */
  readonly dimensions: readonly string[] | null;
  /** How rows answer it; null = only reported figures do. */
  readonly rows: RowRule | null;
  /** The figure metric that answers it where rows do not; null = none does. */
  readonly figure: string | null;
  /** Do the values of the parts of a region, or of adjoining periods, add up? */
  readonly additive: boolean;
  /** Steps the lifecycle must have. */
  readonly steps?: readonly string[];
  /** Means nothing unless divided by, or narrowed to, a step. */
  readonly stepRequired?: boolean;
}
