import type { Column, Finding, RowOrigin, TableName } from '@practice-atlas/dataset';
import type { RowIdentities } from './row-count.js';

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
}
