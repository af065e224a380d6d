/** A sum over the rows of each bin; rows without a value add nothing, and are those that `knownCounts` lacks. */
export interface CrossSum {
  readonly values: Float64Array;
  /** Rows of each bin that have a value. */
  readonly knownCounts: Int32Array;
}

/** Rows by bin, the bin of missing values last. */
export interface ViewCounts {
  readonly counts: Int32Array;
  /** By column. */
  readonly sums: ReadonlyMap<string, CrossSum>;
}

/** What the views of a cross-filter show after a step. */
export interface CrossAnswer {
  /** By name of the view: what passes the filters of all other views. A view is not filtered by itself. */
  readonly views: ReadonlyMap<string, ViewCounts>;
  /** What passes all filters: arrays of length one. */
  readonly total: ViewCounts;
}
