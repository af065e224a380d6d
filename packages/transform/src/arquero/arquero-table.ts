/** A column of an Arquero table: an array, a typed array, or whatever else has a length and gives values by row. */
export interface ArqueroColumn<T = unknown> extends Iterable<T> {
  readonly length: number;
  at(row: number): T | undefined;
}

/** A table expression of Arquero: a text or function that Arquero compiles, or what its helpers (`desc`, `escape`) make. */
export type ArqueroExpression = string | number | object;

/**
 * As much of an Arquero `ColumnTable` as is used here, and the verbs that an author uses most; an Arquero table fits, and every one of
 * these is one: cast it to Arquero's own type for the others. Expressions run through `Function`, so not under a strict policy.
 */
export interface ArqueroTable {
  /** Rows that a filter left over. */
  numRows(): number;
  /** Rows in memory, filtered ones too. */
  totalRows(): number;
  numCols(): number;
  columnNames(): string[];
  column(name: string): ArqueroColumn | undefined;
  get(name: string, row?: number): unknown;
  array(name: string): ArrayLike<unknown>;
  objects(options?: { limit?: number; offset?: number }): object[];
  /** The rows in memory that are shown, in the order shown. */
  indices(ordered?: boolean): ArrayLike<number>;
  isFiltered(): boolean;
  isGrouped(): boolean;
  isOrdered(): boolean;
  create(options: { data: Record<string, ArqueroColumn>; names: string[] }): ArqueroTable;

  concat(...tables: (string | object)[]): ArqueroTable;
  count(options?: { as?: string }): ArqueroTable;
  dedupe(...keys: ArqueroExpression[]): ArqueroTable;
  derive(values: Record<string, ArqueroExpression>): ArqueroTable;
  filter(criteria: string | object): ArqueroTable;
  fold(values: ArqueroExpression, options?: { as?: string[] }): ArqueroTable;
  groupby(...keys: ArqueroExpression[]): ArqueroTable;
  orderby(...keys: ArqueroExpression[]): ArqueroTable;
  reify(): ArqueroTable;
  rename(...columns: Record<string, string>[]): ArqueroTable;
  rollup(values?: Record<string, ArqueroExpression>): ArqueroTable;
  select(...columns: ArqueroExpression[]): ArqueroTable;
  slice(start?: number, end?: number): ArqueroTable;
  ungroup(): ArqueroTable;
  unorder(): ArqueroTable;
}
