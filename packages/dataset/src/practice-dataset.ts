import type { Column } from './columns/column.js';
import type { Finding } from './finding.js';
import type { Lifecycle } from './lifecycle.js';
import type { TableName } from './tables/index.js';

/** Where the rows of a table came from. In memory only: it is not written with the dataset. */
export interface RowOrigin {
  /** Files, and sheets of them; `headings` names the column of the file that a field was read from. */
  readonly places: readonly {
    readonly file: string;
    readonly sheet: string | null;
    readonly headings: Readonly<Record<string, string>>;
    /** Fields without a heading here were read from none. */
    readonly areAllHeadings?: boolean;
  }[];
  /** The place of each row. */
  readonly placeIndices: Uint8Array | Uint16Array | Uint32Array;
  /** The number of each row there, as a spreadsheet counts: the first row of the file is 1. */
  readonly rowNumbers: Uint32Array;
}

/** Columns of a table as somebody gives them: declared fields by name, any of them; a `ColumnTable` fits. */
export interface TableColumns {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, Column>>;
  readonly origin?: RowOrigin;
}

/** A table in memory: one column a field, in the order of the declaration, then derived ones. */
export interface ColumnTable<N extends string = string> {
  readonly name: N;
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, Column>>;
  /** Absent when nobody said where the rows came from. */
  readonly origin?: RowOrigin;
}

/** How simulated rows were made; their tables are listed, everything drawn from them says so. */
export interface Simulation {
  readonly seed: number;
  /** Simulated rows for each real one it stands for: 0.01 = one row stands for a hundred. */
  readonly scale: number;
  readonly scaleMeaning: string;
  readonly tables: readonly string[];
}

/** The typed columns in memory that every question is asked of. Every one of the seventeen tables is there, empty when it has no rows. */
export interface PracticeDataset {
  readonly schemaVersion: number;
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly tables: { readonly [N in TableName]: ColumnTable<N> };
  readonly lifecycles: Readonly<Record<string, Lifecycle>>;
  readonly simulation: Simulation | null;
  readonly findings: readonly Finding[];
}
