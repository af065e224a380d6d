import type { Where } from '../atlas-error.js';
import type { Column } from '../columns/column.js';
import { compactColumn } from '../columns/compact-column.js';
import { expandTimes } from '../columns/seconds.js';
import type { ColumnTable } from '../practice-dataset.js';
import { rowWhere } from '../row-where.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import { growColumn } from './grow-column.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';
import type { GrowingColumn } from './growing-column.js';
import { growOrigin } from './growing-origin.js';
import { type KeyRows, keyRows } from './key-rows.js';

/** The rows of a table that grows: its declared columns, the rows of its keys, and where keys into other tables lead. */
export interface GrowingTable {
  readonly name: TableName;
  readonly rowCount: number;
  readonly byteLength: number;
  /** By key field that is an id: the row of the other table that each row names, -1 = none. */
  readonly links: Map<string, GrowingArray<Int32Array>>;
  /** Finds rows by their keys as they stand until rows are left out; null when nobody asked for a key yet. */
  readonly keys: KeyRows | null;
  /** Finds the row with the key that stands in a row of other columns; -1 = none. */
  find(columns: readonly Column[], row: number): number;
  /** Says where a row came from. */
  where(row: number): Where;
  /** A declared column. */
  column(field: string): GrowingColumn;
  /** Adds the rows of a table of the same name, whose keys are new. Copies. */
  append(batch: ColumnTable): void;
  /** Writes a row of a table of the same name over a row with the same key. */
  replace(row: number, batch: ColumnTable, from: number): void;
  /** Leaves all rows out but some. */
  keepRows(rows: Int32Array): void;
  /** The table by now, with other columns beside the declared ones: the same object as long as nothing changed. */
  table(derived: Readonly<Record<string, Column>> | null): ColumnTable;
  /** What was given out stays as it is from now on. */
  hold(): void;
}

const isSame = (one: Readonly<Record<string, Column>>, other: Readonly<Record<string, Column>>): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};

/** Begins with a table, whose columns it uses as they are until they change. */
export function growTable(name: TableName, given: ColumnTable, meter: CopyMeter): GrowingTable {
  const { fields, key }: Table = tables[name];
  let { rowCount } = given;
  let columns = new Map<string, GrowingColumn>();
  for (const [field, declared] of Object.entries(fields))
    columns.set(field, growColumn(declared, given.columns[field]!, rowCount, meter));
  let origin = given.origin ? growOrigin(given.origin, meter) : null;
  const links: GrowingTable['links'] = new Map();
  let known = given;
  let keys: KeyRows | null = null;
  const keysNow = (): KeyRows => {
    if (!keys) {
      const own = key.map((field) => columns.get(field)!);
      keys = keyRows(() => own.map((column) => column.view()));
      keys.addUntil(rowCount);
    }
    return keys;
  };
  return {
    name,
    links,
    get rowCount() {
      return rowCount;
    },
    get byteLength() {
      const parts = [...columns.values(), ...links.values()];
      return parts.reduce((sum, part) => sum + part.byteLength, (keys?.byteLength ?? 0) + (origin?.byteLength ?? 0));
    },
    get keys() {
      return keys;
    },
    find: (probe, row) => keysNow().find(probe, row),
    where: (row) => rowWhere({ name, ...(origin ? { origin: origin.view(null) } : {}) }, row),
    column: (field) => columns.get(field)!,
    append(batch) {
      const index = keysNow();
      for (const [field, column] of columns) column.append(batch.columns[field]!, batch.rowCount);
      origin?.append(batch.rowCount);
      rowCount += batch.rowCount;
      index.addUntil(rowCount);
    },
    replace(row, batch, from) {
      for (const [field, column] of columns) if (!key.includes(field)) column.replace(row, batch.columns[field]!, from);
    },
    keepRows(rows) {
      const before = columns;
      columns = new Map();
      for (const [field, column] of before)
        columns.set(
          field,
          growColumn(fields[field]!, compactColumn(expandTimes(column.view()), rows), rows.length, meter),
        );
      for (const [field, link] of links) {
        const found = link.view();
        links.set(
          field,
          new GrowingArray(
            rows.map((row) => found[row]!),
            meter,
            0,
          ),
        );
      }
      origin = origin && growOrigin(origin.view(rows), meter);
      rowCount = rows.length;
      keys = null;
    },
    table(derived) {
      const own: Record<string, Column> = {};
      for (const [field, column] of columns) own[field] = column.view();
      Object.assign(own, derived);
      if (known.rowCount !== rowCount || !isSame(known.columns, own))
        known = { name, rowCount, columns: own, ...(origin ? { origin: origin.view(null) } : {}) };
      return known;
    },
    hold() {
      for (const column of columns.values()) column.hold();
      for (const link of links.values()) link.hold();
      origin?.hold();
    },
  };
}
