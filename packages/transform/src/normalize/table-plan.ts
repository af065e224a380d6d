import type { TableName } from '@practice-atlas/dataset';
import type { HeadingMatch, Mapping } from './map-headings.js';

/** A heading whose cells say when one step happened: 派单时间. */
export interface StepHeading {
  readonly heading: string;
  /** Position in the file, from 0. */
  readonly index: number;
  /** A word of the lifecycle: `dispatched`. */
  readonly step: string;
}

/** A heading whose cells are each one reported number of a wide report: 志愿者人数(万人), 3月/实践站(个). */
export interface FigureHeading {
  readonly heading: string;
  readonly index: number;
  /** A word of the metric catalogue, or the heading's own words when it has none. */
  readonly metric: string;
  readonly dims: Readonly<Record<string, string>>;
  /** Unit of the metric: `persons`; null when neither heading nor metric says it. */
  readonly unit: string | null;
  /** The heading's own measure word: 个. */
  readonly unitWord: string | null;
  /** Power of ten in the heading: 4 in 志愿者(万人). */
  readonly power: number;
  readonly seriesKind: 'stock' | 'flow' | 'target';
  /** The period in the heading or the title of the sheet; null when the row has it. */
  readonly period: {
    readonly start: string;
    readonly end: string;
    readonly precision: 'day' | 'month' | 'year';
  } | null;
}

/** What the headings of a file mean: which table its rows are, and what else a row gives. */
export interface TablePlan {
  /** The table of which each row is one; `figures` for a wide report, where each row is several. */
  readonly table: TableName;
  readonly mapping: Mapping;
  /** Columns that a mapping or the plan sets for all rows: `lifecycle: order`. */
  readonly constants: Readonly<Record<string, string | number | boolean>>;
  /** With `cases`: each filled cell becomes a row of `case_steps`. */
  readonly steps: readonly StepHeading[];
  /** With `figures`: each filled cell becomes a row of its own, keyed by place and period of the row (`keys`). */
  readonly figures: readonly FigureHeading[];
  /** Wide reports: the headings that hold the place and the period of a row. */
  readonly keys: readonly HeadingMatch[];
  /** Words of the mapping file by column: `{ tier: { 分中心: 'center' } }`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
