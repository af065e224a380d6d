import {
  type Column,
  compactColumn,
  expandTimes,
  isValid,
  type RowOrigin,
  type Table,
  tables,
} from '@practice-atlas/dataset';
import type { NormalizedTable } from '../normalize/normalized-table.js';

/** What becomes of a row: it is kept, or set aside for a reason. */
export const Fate = {
  kept: 0,
  /** An earlier row of the same file says the same. */
  repeated: 1,
  /** A row of an earlier file says the same. */
  resent: 2,
  /** A row of another file says something newer of the same thing. */
  superseded: 3,
  /** What it belongs to was set aside, and is named there. */
  follows: 4,
  /** An earlier figure of the same source says the same under another id. */
  figure: 5,
} as const;

/** A table, and what became of its rows so far. */
export interface JudgedTable {
  readonly table: NormalizedTable;
  isKept(row: number): boolean;
  /** Says whether a row has all that no row may lack; the others are left to `createDataset`. */
  isComplete(row: number): boolean;
  fateOf(row: number): number;
  /** The row because of which a row was set aside. */
  causeOf(row: number): number;
  setAside(row: number, fate: number, cause: number): void;
  readonly setAsideCount: number;
}

function completeness({ name, columns }: NormalizedTable): (row: number) => boolean {
  const { fields }: Table = tables[name];
  const partial = Object.entries(columns).flatMap(([column, values]): Column[] =>
    fields[column]?.required && values.validity !== null ? [values] : [],
  );
  return (row) => partial.every((column) => isValid(column, row));
}

/** Begins to judge a table: all rows are kept, and nothing is stored until one is not. */
export function judgeTable(table: NormalizedTable): JudgedTable {
  let fates: Uint8Array | null = null;
  let causes: Int32Array | null = null;
  let setAsideCount = 0;
  return {
    table,
    isComplete: completeness(table),
    isKept: (row) => fates === null || fates[row] === Fate.kept,
    fateOf: (row) => fates?.[row] ?? Fate.kept,
    causeOf: (row) => causes?.[row] ?? -1,
    setAside(row, fate, cause) {
      fates ??= new Uint8Array(table.rowCount);
      causes ??= new Int32Array(table.rowCount);
      if (fates[row] === Fate.kept) setAsideCount += 1;
      fates[row] = fate;
      causes[row] = cause;
    },
    get setAsideCount() {
      return setAsideCount;
    },
  };
}

function gathered<T extends RowOrigin['placeIndices']>(values: T, rows: Uint32Array): T {
  const some = new (values.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) some[i] = values[rows[i]!]!;
  return some;
}

/** Leaves out what was set aside: the table itself when nothing was. */
export function keptTable({ table, isKept, setAsideCount }: JudgedTable): NormalizedTable {
  if (setAsideCount === 0) return table;
  const rows = new Uint32Array(table.rowCount - setAsideCount);
  let rowCount = 0;
  for (let row = 0; row < table.rowCount; row++) if (isKept(row)) rows[rowCount++] = row;
  const { places, placeIndices, rowNumbers } = table.origin;
  return {
    name: table.name,
    rowCount,
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [name, compactColumn(expandTimes(column), rows)]),
    ),
    origin: { places, placeIndices: gathered(placeIndices, rows), rowNumbers: gathered(rowNumbers, rows) },
  };
}
