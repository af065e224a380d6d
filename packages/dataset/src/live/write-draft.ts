import { type DraftTable, finishTable } from '../build/draft-table.js';
import type { Column } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import type { ColumnTable } from '../practice-dataset.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import { GrowingArray } from './growing-array.js';
import type { GrowingTable } from './growing-table.js';
import type { LiveTables } from './live-tables.js';
import { takeRows } from './take-rows.js';

/** A column whose values name rows of another table, and where these rows are kept. */
interface Link {
  readonly rows: GrowingArray<Int32Array>;
  readonly column: Column;
  readonly target: GrowingTable;
}

function linksOf(live: LiveTables, there: GrowingTable, batch: ColumnTable): Link[] {
  const { foreignKeys, fields }: Table = tables[there.name];
  return foreignKeys.flatMap(({ field, table }) => {
    if (fields[field]!.type !== 'id') return [];
    const target = live.open(table as TableName);
    const isNamed = target === there || target.rowCount > 0;
    if (there.rowCount === 0 && isNamed) there.links.set(field, new GrowingArray(new Int32Array(0), live.meter));
    const rows = there.links.get(field);
    return rows ? [{ rows, column: batch.columns[field]!, target }] : [];
  });
}

/**
 * Writes the rows of a draft that are kept: over those with the same key, or behind all others. Adds the cases whose steps changed to
 * `touched`.
 */
export function writeDraft(
  live: LiveTables,
  draft: DraftTable,
  touched: Set<number>,
): { readonly added: number; readonly replaced: number } {
  const batch = finishTable(draft);
  const there = live.open(draft.name);
  const links = linksOf(live, there, batch);
  const keys = (tables[draft.name] as Table).key.map((field) => batch.columns[field]!);
  const fresh: number[] = [];
  const replaced: [row: number, from: number][] = [];
  for (let from = 0; from < batch.rowCount; from++) {
    const row = there.find(keys, from);
    if (row < 0) fresh.push(from);
    else replaced.push([row, from]);
  }
  const first = there.rowCount;
  const rows = Int32Array.from(fresh);
  const columns = replaced.length === 0 ? batch.columns : takeRows(batch.columns, rows);
  if (rows.length > 0) there.append({ name: draft.name, rowCount: rows.length, columns });
  for (const [row, from] of replaced) there.replace(row, batch, from);
  for (const { rows: known, column, target } of links) {
    const named = (from: number) => (isValid(column, from) ? target.find([column], from) : -1);
    known.append(rows.map(named));
    for (const [row, from] of replaced) known.set(row, named(from));
  }
  if (draft.name === 'cases') live.openTimes().appendCases(rows.length);
  if (draft.name === 'case_steps') {
    const owners = live.owners();
    live.openTimes().appendSteps(owners.subarray(first));
    for (const owner of [...replaced.map(([row]) => owners[row]!), ...owners.subarray(first)])
      if (owner >= 0) touched.add(owner);
  }
  return { added: rows.length, replaced: replaced.length };
}
