import { nearestName } from '../nearest-name.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import type { DraftTable } from './draft-table.js';
import { quotedValue } from './personal-data.js';

/** Reports columns that the table does not have. */
export function reportUnknownColumns(
  { name, findings, where }: Pick<DraftTable, 'findings' | 'where'> & { readonly name: TableName },
  columns: Iterable<string>,
): void {
  const { fields }: Table = tables[name];
  for (const column of columns) {
    if (Object.hasOwn(fields, column)) continue;
    const near = nearestName(column, Object.keys(fields));
    const named = quotedValue(column) ?? '';
    findings.push({
      code: 'column_unknown',
      level: 'warning',
      where: { ...where(null), row: 1, column: named },
      value: named,
      reason: `${name} has no column "${named}"; it is left out`,
      remedy: near ? `did you mean "${near}"?` : 'rename it to a column of the table, or drop it',
    });
  }
}
