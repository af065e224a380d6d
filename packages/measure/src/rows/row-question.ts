import type { TableName } from '@practice-atlas/dataset';
import type { Grain } from '../query.js';

/**
 * A column by its name, or through keys: `volunteer_id.region_code` is the region of the volunteer whose id stands in the row,
 * by the foreign keys that the tables declare. Through a key that is missing or leads nowhere the value is missing.
 */
export type ColumnPath = string;

/** A number of one row: days since 1970-01-01, epoch milliseconds, a whole number, 1 or 0 of a boolean; or missing. */
export type RowValue =
  | { readonly kind: 'column'; readonly column: ColumnPath }
  | { readonly kind: 'constant'; readonly value: number }
  /** The first of the values that is known; of none: missing. */
  | { readonly kind: 'first'; readonly values: readonly RowValue[] }
  /** The least of the values that are known; of none: missing. */
  | { readonly kind: 'least'; readonly values: readonly RowValue[] }
  /** Missing where one of them is. */
  | { readonly kind: 'minus'; readonly value: RowValue; readonly less: RowValue }
  | { readonly kind: 'choose'; readonly test: RowTest; readonly yes: RowValue; readonly no: RowValue | null };

/** Yes or no of one row, never unknown: what is compared with a missing value is no, and `not` of that is yes. */
export type RowTest =
  | { readonly kind: 'known'; readonly value: RowValue }
  /** value < than */
  | { readonly kind: 'below'; readonly value: RowValue; readonly than: RowValue }
  /** value <= most */
  | { readonly kind: 'at_most'; readonly value: RowValue; readonly most: RowValue }
  /** A category, code or id that is one of the words, or missing where null is among them. */
  | { readonly kind: 'word'; readonly column: ColumnPath; readonly words: readonly (string | null)[] }
  | { readonly kind: 'all'; readonly tests: readonly RowTest[] }
  | { readonly kind: 'any'; readonly tests: readonly RowTest[] }
  | { readonly kind: 'not'; readonly test: RowTest };

/** What rows are divided by. */
export type RowKey =
  /**
   * The word of a category, code or id, null where it is missing. With `names`: the name that a word goes by; words that it lacks go by
   * `rest`, or are in no group where there is no `rest`. A missing word is looked up as null, and stays null where `names` lacks it.
   */
  | {
      readonly kind: 'word';
      readonly column: ColumnPath;
      readonly names: ReadonlyMap<string | null, string | null> | null;
      readonly rest?: string | null;
    }
  /** The number of a period, as `periodOf` counts it, of a day or of a moment in a time zone; rows without one are in no group. */
  | {
      readonly kind: 'period';
      readonly value: RowValue;
      readonly clock: 'day' | 'time';
      readonly grain: Grain;
      readonly timeZone: string;
    }
  /** Bin i runs from edges[i] to below edges[i + 1]; -1 lies before the first edge, the last bin has no end. Null where the value is missing. */
  | { readonly kind: 'bin'; readonly value: RowValue; readonly edges: readonly number[] };

/** What is asked of each group. A null test means every row of the group. */
export type RowMeasure =
  | { readonly kind: 'count'; readonly test: RowTest | null }
  /** A sum of whole numbers; 0 where no row has one. */
  | { readonly kind: 'sum'; readonly value: RowValue; readonly test: RowTest | null }
  /** Distinct words or ids that are known. */
  | { readonly kind: 'distinct'; readonly column: ColumnPath; readonly test: RowTest | null }
  /** The ceil(percent * n / 100)-th smallest of the n values that are known; NaN where n is 0. */
  | {
      readonly kind: 'quantile';
      readonly value: RowValue;
      readonly percent: number;
      readonly test: RowTest | null;
    }
  /** NaN where no value is known. */
  | { readonly kind: 'least' | 'greatest'; readonly value: RowValue; readonly test: RowTest | null };

/** One pass over the rows of a table: which rows, divided how, and what is asked of each group. Every engine answers it with the same digits. */
export interface RowQuestion {
  readonly table: TableName;
  readonly where: RowTest | null;
  readonly by: readonly RowKey[];
  readonly measures: readonly RowMeasure[];
}

/** A key of a group: a word, the number of a period or of a bin, or null. */
export type GroupKey = string | number | null;

/** The groups in which at least one row satisfies `where`, in any order; without keys always one, also of no rows. */
export interface RowAnswer {
  readonly groupCount: number;
  /** One list a key of the question, one entry a group. */
  readonly keys: readonly (readonly GroupKey[])[];
  /** One list a measure, one number a group. */
  readonly values: readonly Float64Array[];
}
