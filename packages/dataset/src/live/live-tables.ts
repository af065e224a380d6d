import { caseColumns } from '../build/case-columns.js';
import type { Column } from '../columns/column.js';
import { matchTexts, textIndex } from '../columns/text-index.js';
import type { ColumnTable, PracticeDataset } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import { type CaseTimes, growCaseTimes } from './case-times.js';
import { type CopyMeter, GrowingArray } from './growing-array.js';
import { type GrowingTable, growTable } from './growing-table.js';
import { keepIndices } from './keep-indices.js';
import { stepNames } from './step-names.js';

/** The tables of a dataset, of which those grow that are looked into. */
export interface LiveTables {
  readonly meter: CopyMeter;
  readonly byteLength: number;
  rowCountOf(name: TableName): number;
  /** Gives a table that can grow, with the rows that its keys lead to. */
  open(name: TableName): GrowingTable;
  /** Gives the derived columns of `cases`. */
  openTimes(): CaseTimes;
  /** The row of the case of each step; -1 = none. */
  owners(): Int32Array;
  /** Begins anew with other derived columns, after rows of cases or steps were left out. */
  replaceTimes(derived: Readonly<Record<string, Column>>): void;
  /** The rows by now: the same dataset until `change` is called. */
  view(): PracticeDataset;
  /** Says that rows changed. */
  change(): void;
  /** What was given out stays as it is from now on. */
  hold(): void;
  /** Begins anew with the rows of another dataset. */
  restart(dataset: PracticeDataset): void;
}

function derivedOf({ columns }: ColumnTable): Record<string, Column> {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !Object.hasOwn(tables.cases.fields, name)));
}

/** Begins with the rows of a dataset, which are used as they are. */
export function liveTables(start: PracticeDataset): LiveTables {
  const meter: CopyMeter = { copiedBytes: 0 };
  const names = stepNames(start.lifecycles);
  const opened = new Map<TableName, GrowingTable>();
  let base = start;
  let times: CaseTimes | null = null;
  let current = start;
  let isStale = false;
  let numbers = new Int32Array(0);
  const rowNumbers = (length: number): Int32Array => {
    if (length > numbers.length) numbers = Int32Array.from({ length: Math.ceil(length * 1.5) }, (_, i) => i);
    return numbers.subarray(0, length);
  };
  const tableNow = (name: TableName): ColumnTable =>
    opened.get(name)?.table(name === 'cases' ? (times?.columns() ?? derivedOf(base.tables.cases)) : null) ??
    base.tables[name];

  /** Finds the rows that keys into other tables name, where these have rows. */
  const link = (table: GrowingTable): void => {
    const { foreignKeys, fields }: Table = tables[table.name];
    for (const { field, table: other, references } of foreignKeys) {
      const target = tableNow(other as TableName);
      if (fields[field]!.type !== 'id' || target.rowCount === 0) continue;
      const from = textIndex(table.column(field).view());
      const to = textIndex(target.columns[references]!);
      const matches = matchTexts(from, to);
      const found = from.numbers.map((number) => to.rows[matches[number] ?? -1] ?? -1);
      table.links.set(field, new GrowingArray(found, meter, 0));
    }
  };
  const open = (name: TableName): GrowingTable => {
    const known = opened.get(name);
    if (known) return known;
    const table = growTable(name, base.tables[name], meter);
    opened.set(name, table);
    link(table);
    return table;
  };
  const owners = (): Int32Array => {
    const steps = open('case_steps');
    return steps.links.get('case_id')?.view() ?? new Int32Array(steps.rowCount).fill(-1);
  };
  const growTimes = (derived: Readonly<Record<string, Column>>): CaseTimes => {
    times = growCaseTimes(derived, open('cases').rowCount, owners(), names, meter);
    return times;
  };
  return {
    meter,
    open,
    owners,
    get byteLength() {
      const parts = [...opened.values(), ...(times ? [times] : []), numbers];
      return parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
    },
    rowCountOf: (name) => opened.get(name)?.rowCount ?? base.tables[name].rowCount,
    openTimes() {
      if (times) return times;
      const given = derivedOf(base.tables.cases);
      const hasAll = names.every((name) => Object.hasOwn(given, `first_${name}_at`));
      return growTimes(hasAll ? given : caseColumns(base.tables.cases, base.tables.case_steps, names));
    },
    replaceTimes: (derived) => {
      growTimes(derived);
    },
    view() {
      if (!isStale) return current;
      const built = { ...base.tables } as Record<TableName, ColumnTable>;
      for (const name of opened.keys()) built[name] = tableNow(name);
      const own = built as PracticeDataset['tables'];
      keepIndices(opened, own, rowNumbers);
      current = { ...base, tables: own };
      isStale = false;
      return current;
    },
    change() {
      isStale = true;
    },
    hold() {
      for (const table of opened.values()) table.hold();
      times?.hold();
    },
    restart(dataset) {
      base = dataset;
      current = dataset;
      isStale = false;
      opened.clear();
      times = null;
    },
  };
}
