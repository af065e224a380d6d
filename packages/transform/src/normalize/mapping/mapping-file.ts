import type { Lifecycle, TableName } from '@practice-atlas/dataset';

/** Words of exports by column, `kind@teams` where the table matters: `{ tier: { 分中心: 'center' } }`. */
export type WordsByColumn = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a mapping file says of one heading: a column, a step of the lifecycle, a reported figure, or nothing (left out). */
export type HeadingRule =
  | {
      readonly is: 'column';
      readonly column: string;
      /** The unit of its cells, as it would stand in brackets: 小时; null = what the heading or the cells say. */
      readonly unit: string | null;
    }
  | { readonly is: 'step'; readonly step: string }
  | {
      readonly is: 'figure';
      readonly metric: string;
      readonly dims: Readonly<Record<string, string>>;
      readonly unit: string | null;
      readonly seriesKind: 'stock' | 'flow' | 'target' | null;
    }
  | { readonly is: 'left' };

/** What a mapping file says of the files, and sheets, that its patterns match. */
export interface FileMapping {
  /** A pattern of the file's name: `*` any characters but `/`, `**` any, `?` one; without a `/` it is matched with the last part of the path. */
  readonly match: string;
  /** A pattern of the sheet's name; null = any, and files without sheets. */
  readonly sheet: string | null;
  readonly table: TableName | null;
  /** How many rows the heading has; null = to be found out. */
  readonly headingRows: number | null;
  /** By heading, folded as headings are compared. */
  readonly headings: ReadonlyMap<string, HeadingRule>;
  readonly constants: Readonly<Record<string, string | number | boolean>>;
  readonly words: WordsByColumn;
}

/** A mapping file, read; see `schemas/mapping.schema.json`. */
export interface MappingFile {
  readonly version: 1;
  readonly within: string | null;
  readonly year: number | null;
  readonly offsetMinutes: number | null;
  readonly crs: 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09' | null;
  /** What is known of where the files come from: columns of `sources`. */
  readonly source: Readonly<Record<string, string>>;
  /** Added, or put in the place of the one of that name that ships. */
  readonly lifecycles: Readonly<Record<string, Lifecycle>>;
  readonly words: WordsByColumn;
  readonly files: readonly FileMapping[];
}
