import type { Column } from '../columns/column.js';
import { missingColumns } from '../columns/missing-columns.js';
import type { RowOrigin, TableColumns } from '../practice-dataset.js';
import { rowWhere, tableWhere } from '../row-where.js';
import type { Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import { checkColumn } from './check-column.js';
import { checkFigures } from './check-figures.js';
import { checkKeys } from './check-keys.js';
import { type DraftTable, draftTable, type FindingSink, whereOf } from './draft-table.js';
import { expectColumn } from './expect-column.js';
import { reportUnknownColumns } from './report-unknown-columns.js';

/** What `createDataset` derives for `cases`: it is derived anew, not taken. */
const DERIVED = /^(?:first|last)_.+_at$|^dispatch_(?:count|tier)$/;

function gathered<T extends RowOrigin['placeIndices']>(values: T, rows: Int32Array): T {
  const some = new (values.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) some[i] = values[rows[i]!]!;
  return some;
}

function expectOrigin(name: TableName, { rowCount, origin }: TableColumns): void {
  if (!origin) return;
  const { places, placeIndices, rowNumbers } = origin;
  if (
    placeIndices.length !== rowCount ||
    rowNumbers.length !== rowCount ||
    placeIndices.some((i) => i >= places.length)
  )
    throw new TypeError(`the origin of ${name} must name a place for each of ${rowCount} rows`);
}

/** The draft of columns that say where their rows came from. */
function placedDraft(name: TableName, origin: RowOrigin, draft: DraftTable): DraftTable {
  const { places, placeIndices, rowNumbers } = origin;
  const table = { name, origin };
  return {
    ...draft,
    where: (row, ...columns) => (row === null ? tableWhere(table, ...columns) : rowWhere(table, row, ...columns)),
    origin: (rows) =>
      rows ? { places, placeIndices: gathered(placeIndices, rows), rowNumbers: gathered(rowNumbers, rows) } : origin,
  };
}

/**
 * Checks the columns of a table as `parseTable` checks cells; columns of which nothing is set aside are used as they are. `file`
 * stands in findings where the columns do not say themselves where they come from.
 */
export function takeColumns(name: TableName, given: TableColumns, findings: FindingSink, file?: string): DraftTable {
  const { rowCount, origin } = given;
  const { fields }: Table = tables[name];
  expectOrigin(name, given);
  const columns = new Map<string, Column>();
  const source = { name, ...(file === undefined ? {} : { file }), rowNumber: (row: number) => row + 2 };
  const plain = draftTable(name, rowCount, columns, findings, (row, ...names) => whereOf(source, row, names));
  const draft = origin ? placedDraft(name, origin, plain) : plain;
  const names = Object.keys(given.columns);
  reportUnknownColumns(draft, name === 'cases' ? names.filter((column) => !DERIVED.test(column)) : names);
  const missing = missingColumns(rowCount);
  for (const [column, field] of Object.entries(fields)) {
    const own = Object.hasOwn(given.columns, column) ? given.columns[column] : undefined;
    if (own) expectColumn(`${name}.${column}`, field, own, rowCount);
    columns.set(column, own ?? missing(field));
    if (own || field.required) checkColumn(draft, column, field);
  }
  checkKeys(draft);
  if (name === 'figures') checkFigures(draft);
  return draft;
}
