import type { Column, RowOrigin, TableName } from '@practice-atlas/dataset';

/** Rows of one of the seventeen tables in typed columns, and where each came from; `createDataset` takes it as it is. */
export interface NormalizedTable {
  readonly name: TableName;
  readonly rowCount: number;
  /** Only columns that a heading, a constant or a derivation stands for. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly origin: RowOrigin;
}
