import type { Column, Finding, RowOrigin, TableName } from '@practice-atlas/dataset';
import type { NamedTable } from './headings/name-headings.js';
import type { RowIdentities } from './rows/row-count.js';

/** A column of names, for which the ids are taken of the rows that are called so. */
export interface NamedRows {
  /** The column of ids. */
  readonly column: string;
  readonly heading: string;
  readonly headingRow: number;
  /** The table whose rows have these names. */
  readonly table: NamedTable;
  readonly names: Column;
}

/** A table whose ids are 1, 2, 3 and so on in the order of its rows: they are ids, or merely count these. */
export interface CountedRows {
  /** The heading that holds the numbers. */
  readonly heading: string;
  readonly identities: RowIdentities;
  /** The ids that the rows would have without the numbers; null when nothing else tells them apart. */
  readonly ids: Column | null;
  /** What there is to say when these are taken. */
  readonly findings: readonly Finding[];
}

/** Rows of one of the seventeen tables in typed columns, and where each came from; `createDataset` takes it as it is. */
export interface NormalizedTable {
  readonly name: TableName;
  readonly rowCount: number;
  /** Only columns that a heading, a constant or a derivation stands for. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly origin: RowOrigin;
  /** Absent when the ids do not count the rows. */
  readonly counted?: CountedRows;
  /** Absent when no column holds the names of rows of other tables. */
  readonly named?: readonly NamedRows[];
}
