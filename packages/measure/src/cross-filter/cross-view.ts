import type { Grain, RegionLevel } from '../query.js';

interface AnyView {
  readonly column: string;
  /** What steps and answers call the view; default: the column. */
  readonly name?: string;
}
/** A bin a word of a category column, in display order. */
export interface CategoryView extends AnyView {}
/** A bin a unit of that level, in code order; codes above the level, and unknown ones, count as missing. */
export interface RegionView extends AnyView {
  readonly level: RegionLevel;
}
/** A bin a calendar period of a date or time column, from the first that occurs to the last, empty ones included. */
export interface CalendarView extends AnyView {
  readonly grain: Grain;
  /** IANA zone in which the periods of a time column begin; default Asia/Shanghai. A date has none. */
  readonly timeZone?: string;
}
/** Half-open bins of a number column: below the first threshold, between adjoining ones, from the last one up. */
export interface NumberView extends AnyView {
  readonly thresholds: readonly number[];
}

/** The one dimension by which a view of a cross-filter divides the rows. */
export type CrossView = CategoryView | RegionView | CalendarView | NumberView;

/** The bins of a view; one more, with the number `keys.length`, holds the rows whose value is missing. */
export interface ViewBins {
  readonly column: string;
  /** Words, codes of regions, periods such as `2019-03`, or intervals such as `[1, 2)`. */
  readonly keys: readonly string[];
}
