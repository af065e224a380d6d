import type { LifecycleStep, TableName } from '@practice-atlas/dataset';
import type { Label } from './answer.js';
import type { RegionLevel } from './query.js';
import type { ColumnPath, RowTest, RowValue } from './rows/row-question.js';

/** What a metric of cases may look at: the steps of one lifecycle and the moment of the state. */
export interface CaseContext {
  /** The moment of the state asked for, in epoch milliseconds; later events have not happened yet. */
  readonly now: number;
  /** Steps of the lifecycle that do not end it, in order. */
  readonly steps: readonly LifecycleStep[];
  /** Steps that end it without success. */
  readonly endSteps: readonly LifecycleStep[];
  /** When a case first reached the step, in epoch milliseconds; missing = not yet, or not recorded. */
  at(step: string): RowValue;
  /** The same, with events after `now`. */
  everAt(step: string): RowValue;
  /** Says whether any case of the lifecycle ever reached the step. */
  isUsed(step: string): boolean;
}

/** Where rows are found and which columns narrow them. */
interface RowPlace {
  readonly table: TableName;
  /** The column that holds a dimension: `{ tier: 'dispatch_tier' }`. */
  readonly columns: Readonly<Record<string, ColumnPath>>;
  /** The columns of numbers that can be put into bins: `{ rating: 'rating' }`. */
  readonly numbers?: Readonly<Record<string, ColumnPath>>;
  /** The column of the division, `region_code` if not named; null = the rows know none. */
  readonly region?: ColumnPath | null;
}

/** What is added up over rows. */
export type RowAmount =
  | { readonly kind: 'count' }
  /** A sum of whole numbers; unknown where no row has one. */
  | { readonly kind: 'sum'; readonly value: RowValue }
  /** Different words or ids. */
  | { readonly kind: 'distinct'; readonly column: ColumnPath };

/** How rows answer a metric. */
export type RowRule = RowPlace &
  (
    | /** Rows that exist at the end of a day. */ {
        readonly shape: 'stock';
        readonly from: string | null;
        readonly until: string | null;
        readonly only?: RowTest;
        readonly amount?: RowAmount;
      }
    | /** Rows dated within a period. */ {
        readonly shape: 'flow';
        readonly at: string;
        readonly only?: RowTest;
        readonly amount?: RowAmount;
        /** Rows of different words of this column should not be added together silently. */
        readonly apart?: ColumnPath;
      }
    | /** Rows dated within the last months up to the day of the state, that day included. */ {
        readonly shape: 'recent';
        readonly at: string;
        readonly months: number;
        readonly only?: RowTest;
        readonly amount?: RowAmount;
      }
    | /** Rows dated within a period that pass both tests, among those that pass the second. */ {
        readonly shape: 'part';
        readonly at: string;
        readonly numerator: RowTest;
        readonly denominator: RowTest;
      }
    | /** Cases for which the test holds; `step` is the key of the `step` dimension. */ {
        readonly shape: 'count';
        readonly counts: (cases: CaseContext, step: string | null) => RowTest;
      }
    | /** Cases that pass both tests among those that pass the second. */ {
        readonly shape: 'share';
        readonly parts: (
          cases: CaseContext,
          step: string | null,
        ) => { readonly numerator: RowTest; readonly denominator: RowTest };
      }
    | /** A sum of whole numbers over cases; unknown where no case has one. */ {
        readonly shape: 'total';
        readonly value: (cases: CaseContext) => RowValue;
      }
    | /** A quantile of milliseconds, told in minutes. */ {
        readonly shape: 'time';
        readonly lasts: (cases: CaseContext) => RowValue;
      }
    | /** A number that each division has of its own. */ {
        readonly shape: 'unit';
        readonly column: string;
      }
    | /** Divisions of a level in which a row exists on the day, among all of that level that are in force. */ {
        readonly shape: 'coverage';
        readonly level: RegionLevel;
        readonly from: string;
        readonly until: string;
      }
  );

/** What a metric counts, for those who read the catalogue; pages that only ask do not carry it. */
export interface MetricTerms {
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
}

/** Metrics by id. */
export type Catalogue = ReadonlyMap<string, Metric>;

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
  /** Dimensions it may be divided by, besides regions, grains and `source`; null = any. */
  readonly dimensions: readonly string[] | null;
  /** How rows answer it; null = only reported figures do. */
  readonly rows: RowRule | null;
  /** The figure metric that answers it where rows do not; null = none does. */
  readonly figure: string | null;
  /** Do the values of the parts of a region, or of adjoining periods, add up? */
  readonly additive: boolean;
  /** Answers it from two other metrics, each as it would be asked: the first divided by the second, times `per`. */
  readonly ratio?: { readonly numerator: string; readonly denominator: string; readonly per?: number };
  /** Asked as `id.word`: what is different then. */
  readonly variants?: Readonly<Record<string, Partial<Omit<Metric, 'id' | 'variants'>>>>;
  /** Has no value by period. */
  readonly noGrain?: boolean;
  /** The lifecycle it speaks of where the question names none; `order` if not given. */
  readonly lifecycle?: string;
  /** Counts people: groups smaller than the minimum are hidden. */
  readonly people?: boolean;
  /** Steps the lifecycle must have. */
  readonly steps?: readonly string[];
  /** Means nothing unless divided by, or narrowed to, a step. */
  readonly stepRequired?: boolean;
}
