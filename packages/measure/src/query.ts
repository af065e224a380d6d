/** The calendar unit of a series. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The administrative level of a region dimension. */
export type RegionLevel = 'country' | 'province' | 'city' | 'county' | 'township' | 'village';

/**
 * What an answer is divided by.
 * `region:<level>` rolls codes up to that level; a grain divides by the metric's clock;
 * `tier`, `kind`, `rank`, `category`, `origin`, `step`, `source` divide by a column or, for reported figures, by the figure's `dims`.
 */
export type Dimension =
  | `region:${RegionLevel}`
  | Grain
  /** Numbers in bins: `bins:rating:1,2,3,4,5`; a bin runs from its edge to below the next, the last has no end. */
  | `bins:${string}:${string}`
  | 'tier'
  | 'kind'
  | 'rank'
  | 'category'
  | 'origin'
  | 'step'
  | 'source'
  | 'metric';

/** Keeps what satisfies it. Conditions are joined by "and". */
export type Condition =
  /** Exactly this region (`is`), or this region and every unit below it (`within`). */
  | { field: 'region'; op: 'is' | 'within'; value: string }
  /** Figures with no region: the unplaced ones. */
  | { field: 'region'; op: 'missing' }
  /**
   * `field` is `lifecycle`, `step`, `source`, `metric` (of figures), a dimension such as `tier`, a word of a figure's `dims` (`role`, `level`),
   * for `reported_figures` also `scope`, `series_kind`, `unit`, `box`, `place_precision`,
   * or `basis`: `counted` = real rows, `reported` = figures of real sources, `simulated` = simulated rows and figures.
   */
  | { field: string; op: 'is'; value: string }
  | { field: string; op: 'in'; values: readonly string[] }
  /** Half-open: `from` <= t < `until`. `from` and `until` are `2019`, `2019-03` or `2019-03-05`. `field` is `time` (the metric's clock) or `step.<step>.at`. */
  | { field: string; op: 'in_period'; from: string; until: string; timeZone?: string };

/** Keeps the keys of one dimension that have the most. */
export interface Top {
  /** A dimension of `by` that is neither a grain nor `step`; default: the first. */
  dimension?: string;
  /** A metric of the query; default: the first. */
  metric?: string;
  /** How many keys are kept, 1 or more. Keys without a value are never among them. */
  count: number;
  /** Also answers for all other rows together, under the key `other`. */
  other?: boolean;
}

/** A question: plain, versioned JSON. */
export interface Query {
  version?: 1;
  /**
   * Metric ids. After dots may follow a variant (`service_minutes.credit`), a quantile (`time_to_complete.p90`), and what is made of the values:
   * `previous_change` 环比, `year_change` 同比, `cumulative` 累计, `share` 占比, `rank` 排名, `per_10k` 每万人.
   */
  metrics: readonly string[];
  by?: readonly Dimension[];
  where?: readonly Condition[];
  /** IANA zone for calendar grains and periods; default: that of the conditions on the clock, else Asia/Shanghai. */
  timeZone?: string;
  /** Keeps the keys that have the most. */
  top?: Top;
  /** Also answers for everything together, in `totals`. */
  totals?: boolean;
  /** State at the end of this day for stocks, `2019-11-30`; default: the latest known. */
  asOf?: string;
}
