import type { Finding } from '../finding.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tableNames, tables } from '../tables/index.js';
import { GrowingArray } from './growing-array.js';
import type { GrowingTable } from './growing-table.js';
import type { LiveTables } from './live-tables.js';
import { takeRows } from './take-rows.js';

function expired(table: TableName, field: string, target: TableName, count: number): Finding {
  return {
    code: 'reference_expired',
    level: 'notice',
    where: { table, column: field },
    value: String(count),
    reason: `${count} rows of ${table} name rows of ${target} that were dropped; they are kept without them`,
    remedy: `drop both tables by their age, or keep ${target} longer`,
  };
}

/** Follows rows to their new places; the values that name a row that went are taken away. Returns how many. */
function moveLink(live: LiveTables, own: GrowingTable, field: string, to: Int32Array): number {
  let cleared = 0;
  const found = own.links
    .get(field)
    ?.view()
    .map((row, i) => {
      const now = row < 0 ? -1 : to[row]!;
      if (row < 0 || now >= 0) return now;
      own.column(field).clear(i);
      cleared++;
      return -1;
    });
  if (found) own.links.set(field, new GrowingArray(found, live.meter, 0));
  return cleared;
}

/** Leaves rows out of some tables but those listed; whatever named one that went is kept without it, with a finding. */
export function dropRows(live: LiveTables, kept: ReadonlyMap<TableName, Int32Array>): Finding[] {
  const referring = tableNames.flatMap((name) =>
    (tables[name] as Table).foreignKeys.flatMap(({ field, table }) =>
      kept.has(table as TableName) && live.rowCountOf(name) > 0
        ? [{ own: live.open(name), field, target: table as TableName }]
        : [],
    ),
  );
  const cases = kept.get('cases');
  const derived = cases || kept.has('case_steps') ? live.openTimes().columns() : null;
  const moved = new Map<TableName, Int32Array>();
  for (const [name, rows] of kept) {
    const to = new Int32Array(live.rowCountOf(name)).fill(-1);
    for (let i = 0; i < rows.length; i++) to[rows[i]!] = i;
    moved.set(name, to);
    live.open(name).keepRows(rows);
  }
  const findings: Finding[] = [];
  for (const { own, field, target } of referring) {
    const cleared = moveLink(live, own, field, moved.get(target)!);
    if (cleared > 0) findings.push(expired(own.name, field, target, cleared));
  }
  if (derived) live.replaceTimes(cases ? takeRows(derived, cases) : derived);
  return findings;
}
