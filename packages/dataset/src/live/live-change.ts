import type { Finding } from '../finding.js';
import type { TableName } from '../tables/index.js';

/** Rows by table, as `createDataset` takes them. */
export type LiveRows = Partial<Readonly<Record<TableName, readonly object[]>>>;

/** How many rows of each table; a table of none is absent. */
export type RowCounts = Partial<Record<TableName, number>>;

/** What became of the rows that were given, or dropped. Every row that was given is counted once. */
export interface LiveChange {
  /** The revision that the change made; the one before when it changed nothing. */
  readonly revision: number;
  readonly added: RowCounts;
  /** Rows of `update` that stand in the place of one with the same key; one that a later row of the same update writes over counts, too. */
  readonly replaced: RowCounts;
  /** Rows that are not in the dataset; `findings` say why. */
  readonly refused: RowCounts;
  /** Rows that are in the dataset no more. */
  readonly dropped: RowCounts;
  /** Faults of this change alone, of the same codes as when a dataset is read; the first row that was given of a table is row 2. */
  readonly findings: readonly Finding[];
}

/** Counts rows of a table. */
export function countRows(counts: RowCounts, name: TableName, more: number): void {
  if (more > 0) counts[name] = (counts[name] ?? 0) + more;
}
