import type { Finding, TableName } from '@practice-atlas/dataset';
import type { HeadingMatch, Mapping } from '../headings/map-headings.js';

/** A heading whose cells say when one step happened: 派单时间. */
export interface StepHeading {
  readonly heading: string;
  /** Position in the file, from 0. */
  readonly index: number;
  /** A word of the lifecycle: `dispatched`. */
  readonly step: string;
}

/** A span of days that a heading, a title or a file name gives. */
export interface PlanPeriod {
  /** First day; null when only the last is said: 截至2019年6月30日, or a day that need not be the whole period. */
  readonly start: string | null;
  /** Last day. */
  readonly end: string;
  readonly precision: 'day' | 'month' | 'year';
}

/** What the words of a heading count: 其中:党员志愿者 is `volunteers` with `{ kind: 'party_member' }`. */
export interface MetricWords {
  /** A word of the metric catalogue, or the heading's own words when it has none. */
  readonly metric: string;
  /** The heading's words for what is counted, without period and unit. */
  readonly label: string;
  readonly dims: Readonly<Record<string, string>>;
  /** Unit of the metric: `persons`; null when neither heading nor metric says it. */
  readonly unit: string | null;
  /** The heading's own measure word: 个. */
  readonly unitWord: string | null;
  /** Power of ten in the heading: 4 in 志愿者(万人), -2 in 注册率(%). */
  readonly power: number;
  readonly seriesKind: 'stock' | 'flow' | 'target';
}

/** A heading whose cells are each one reported number of a wide report: 志愿者人数(万人), 3月/实践站(个), 沈阳市. */
export interface FigureHeading extends MetricWords {
  readonly heading: string;
  readonly index: number;
  /** True when the row says what is counted, in the key `metric`: read that cell with `readMetricWords`; `metric` is '' then. */
  readonly metricInRow: boolean;
  /** The only number of each row, of which no column says the kind: 数值 beside 指标; absent in a wide report. */
  readonly isLong?: true;
  /** The period in the heading or the title of the sheet; null when the row has it. */
  readonly period: PlanPeriod | null;
  /** The place that the heading names; null when the row, or nothing, names it. */
  readonly place: string | null;
}

/** A heading whose cells hold a longitude and a latitude: `123.4,41.8`. Read them with `normalizeCoordinates`. */
export interface CoordinateHeading {
  readonly heading: string;
  readonly index: number;
}

/** How the ids of rows are made that have none. The same thing gets the same id in every export. */
export interface DerivedId {
  /** What the ids begin with: `site`. */
  readonly prefix: string;
  /** Columns of the table whose values tell the rows apart. */
  readonly columns: readonly string[];
  /** Headings that tell rows apart, too, and stand for no column. */
  readonly texts: readonly { readonly heading: string; readonly index: number }[];
  /** The heading of the first step of a case. */
  readonly begin: { readonly heading: string; readonly index: number } | null;
  /** Rows are entries, of which several may be alike: the second one gets an id of its own. */
  readonly isCounted: boolean;
}

/** Where the times stand of which moments and lengths are put together. */
export interface SpanHeadings {
  /** The day, when the times beside it name none: 服务日期. */
  readonly day: { readonly heading: string; readonly index: number } | null;
  readonly start: { readonly heading: string; readonly index: number };
  /** Null when lengths have a heading of their own, or when the beginning and the end stand in one cell. */
  readonly end: { readonly heading: string; readonly index: number } | null;
  /** The day of the title, of the sheet or of the file, as ISO text: 2019年3月5日签到表. */
  readonly titleDay: string | null;
  /** No heading holds the length of services: it is made of the two times. */
  readonly makesMinutes: boolean;
}

/** Headings of a list of sites that are each an item of a standard: 有场所, 有队伍. */
export interface CheckHeadings {
  /** 七有. */
  readonly standard: string;
  /** The last day of the period that the title, the sheet or the file names, as ISO text; null when they name none. */
  readonly day: string | null;
  readonly items: readonly { readonly heading: string; readonly index: number; readonly item: string }[];
}

/** What is made for rows of other cells, and of what stands around the table. */
export interface PlanDerivation {
  readonly id: DerivedId | null;
  /** How ids would be made if the numbers that stand for ids merely counted the rows; null when nothing else tells these apart. */
  readonly spareId: DerivedId | null;
  /** The ends of names (启工街道实践所) tell the tiers of sites, where neither a cell nor the title does. */
  readonly tierByName: boolean;
  /** Null when no moments are put together and no lengths are made. */
  readonly span: SpanHeadings | null;
  /** With `sites`: each filled cell of these becomes a row of `site_checks`; null when there are none. */
  readonly checks: CheckHeadings | null;
  /** Names that may be the place in which all rows are: of the title, the sheet, the file. */
  readonly titlePlaces: readonly string[];
}

/** What the headings of a file mean: which table its rows are, and what else a row gives. */
export interface TablePlan {
  /** The table of which each row is one; `figures` for a wide report, where each row is several. */
  readonly table: TableName;
  readonly mapping: Mapping;
  /** Columns that a mapping or the plan sets for all rows: `lifecycle: order`. A filled cell of the row goes before them. */
  readonly constants: Readonly<Record<string, string | number | boolean>>;
  /** With `cases`: each filled cell becomes a row of `case_steps`. */
  readonly steps: readonly StepHeading[];
  /** With `cases`: a heading whose cells are JSON lists of events; the keys inside are mapped as headings of `case_steps`. */
  readonly nestedSteps: { readonly heading: string; readonly index: number } | null;
  /** With `case_steps`: no heading numbers the events, so their order in time within the case does. */
  readonly deriveSeq: boolean;
  /** With `figures`: each filled cell becomes a row of its own, keyed by place and period of the row (`keys`). Empty for a long table of figures. */
  readonly figures: readonly FigureHeading[];
  /**
   * Reports: the headings that hold what all figures of a row have in common, by column: `region_code` (several, from the top down,
   * are one place), `as_of` (a period: 3月, 2024年3月, 一季度; several, from the year down, are one), `metric` and `unit_word`; of a long
   * report, other columns too.
   */
  readonly keys: readonly HeadingMatch[];
  /** Several headings that are one place together, from the top down: 市, 区县, 街道; then no heading stands for `region_code`. Elsewhere empty. */
  readonly placeParts: readonly HeadingMatch[];
  /** One heading for longitude and latitude together. */
  readonly coordinates: CoordinateHeading | null;
  /** The year in the title, the sheet's or the file's name, for dates without one; the caller's own option goes before it. */
  readonly year: number | null;
  /** Words of the mapping file by column: `{ tier: { 分中心: 'center' } }`, `kind@teams` where the table matters. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the mapping file says of the source of all figures that name none: columns of `sources`. */
  readonly source: Readonly<Record<string, string>>;
  readonly derived: PlanDerivation;
  /** Why no row may be read: volunteers without pseudonyms. Null when rows may. */
  readonly refused: Finding | null;
  /** What was guessed about the whole file (`lifecycle_guessed`, `crs_undeclared`, ...), without file, sheet and table: whoever knows them adds them. */
  readonly findings: readonly Finding[];
}

/** Nothing is made of other cells. */
export const NOTHING_DERIVED: PlanDerivation = {
  id: null,
  spareId: null,
  tierByName: false,
  span: null,
  checks: null,
  titlePlaces: [],
};
