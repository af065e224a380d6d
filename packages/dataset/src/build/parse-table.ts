import { buildColumn, type Cell } from '../columns/build-column.js';
import type { Column } from '../columns/column.js';
import { missingColumns } from '../columns/missing-columns.js';
import type { Field, Table } from '../tables/define-table.js';
import { tables } from '../tables/index.js';
import { checkFigures } from './check-figures.js';
import { checkKeys } from './check-keys.js';
import { type DraftTable, draftTable, type FindingSink, whereOf } from './draft-table.js';
import { type JudgedTable, judgeOf } from './judge-cell.js';
import { parseSpans } from './parse-spans.js';
import type { RawTable } from './raw-table.js';
import { reportUnknownColumns } from './report-unknown-columns.js';

function parseColumn(draft: JudgedTable, raw: RawTable, column: string, field: Field): Column {
  const { rowCount } = raw;
  const source = raw.columns.get(column);
  const judge = judgeOf(draft, column, field);
  const quick = source && parseSpans({ raw: source, field, rowCount, judge });
  if (quick) return quick;
  const cells = new Array<Cell>(rowCount).fill(null);
  for (let row = 0; row < rowCount; row++) cells[row] = judge(row, source?.cell(row));
  return buildColumn(field, cells);
}

/**
 * Checks the cells of a raw table: types, ranges, closed words, personal data, required values, and then its keys as it is told. Faults
 * become findings.
 */
export function parseTable(raw: RawTable, findings: FindingSink, checkKeysOf = checkKeys): DraftTable {
  const table: Table = tables[raw.name];
  const columns = new Map<string, Column>();
  const draft = draftTable(raw.name, raw.rowCount, columns, findings, (row, ...fields) => whereOf(raw, row, fields));
  reportUnknownColumns(draft, raw.columns.keys());
  const missing = missingColumns(raw.rowCount);
  for (const [name, field] of Object.entries(table.fields))
    columns.set(name, field.required || raw.columns.has(name) ? parseColumn(draft, raw, name, field) : missing(field));
  checkKeysOf(draft);
  if (raw.name === 'figures') checkFigures(draft);
  return draft;
}
