import {
  buildColumn,
  type Cell,
  type Column,
  compactColumn,
  expandTimes,
  type Field,
  type Finding,
  formatDay,
  nearestName,
  parseCell,
  type RowOrigin,
  rowWhere,
  type Table,
  type TableName,
  tables,
} from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { NormalizedTable } from '../normalize/normalized-table.js';
import { createFindingLog, type FindingLog } from '../report/finding-log.js';
import { adoptArray } from './adopt-array.js';
import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';
import { rowSource, sourceOf } from './column-source.js';
import { shownOrigin } from './shown-origin.js';

/** A table for `toDataset`, and what was said on the way to it. */
export interface ArqueroRows extends NormalizedTable {
  /** Those of reading and normalizing, as far as the table knows them, then those of values that do not fit; empty with a log. */
  readonly findings: readonly Finding[];
}

/** Columns of `cases` that a dataset derives anew. */
const DERIVED = /^(?:first|last)_.+_at$|^dispatch_(?:count|tier)$/;
const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;
const KINDS: Readonly<Record<Field['type'], Column['kind']>> = {
  id: 'text',
  text: 'text',
  words: 'text',
  code: 'category',
  category: 'category',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
};

/** Writes what only JavaScript has as the dataset reads it. */
function plain(value: unknown, { type }: Field): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number' && Number.isNaN(value)) return null;
  if (!(value instanceof Date)) return value;
  const time = value.getTime();
  if (Number.isNaN(time)) return null;
  if (type === 'time') return time;
  return formatDay(Math.floor((time % DAY_MS === 0 ? time : time + CHINA_MS) / DAY_MS));
}

interface ColumnTask {
  readonly table: ArqueroTable;
  readonly name: string;
  readonly field: Field;
  /** The rows shown; null when they are all rows as they stand in memory. */
  readonly rows: Int32Array | null;
  report(row: number, value: unknown, fault: { code: string; reason: string; remedy: string }): void;
}

function taken({ table, name, field, rows }: ColumnTask): Column | null {
  const values = table.column(name)!;
  const source = sourceOf(values);
  if (source?.column?.kind === KINDS[field.type] && source.rowCount === table.totalRows())
    return rows ? compactColumn(expandTimes(source.column), rows) : source.column;
  return rows ? null : adoptArray(values, field);
}

function built(task: ColumnTask, values: ArqueroColumn, rowCount: number): Column {
  const cells: Cell[] = Array.from({ length: rowCount }, (_, i) => {
    const value = values.at(task.rows ? task.rows[i]! : i);
    const cell = parseCell(plain(value, task.field), task.field);
    if (typeof cell !== 'object' || cell === null) return cell;
    task.report(i, value, cell);
    return null;
  });
  return buildColumn(task.field, cells);
}

function shownRows(table: ArqueroTable): Int32Array | null {
  return table.isFiltered() || table.isOrdered() ? Int32Array.from(table.indices()) : null;
}

function reportUnknown(table: ArqueroTable, name: TableName, known: Table, origin: RowOrigin, add: FindingLog['add']) {
  for (const column of table.columnNames()) {
    if (Object.hasOwn(known.fields, column) || (name === 'cases' && DERIVED.test(column))) continue;
    const near = nearestName(column, Object.keys(known.fields));
    const [place] = origin.places;
    const file = place && place.file !== '' ? { file: place.file } : {};
    add(
      findingOf(
        'column_unknown',
        'warning',
        column,
        `${name} has no such column; it is left out`,
        near ? `did you mean "${near}"?` : 'rename it to a column of the table, or drop it',
        { ...file, table: name, row: 1, column },
      ),
    );
  }
}

/**
 * Takes the rows that an Arquero table shows, in the order shown, as one of the seventeen tables; `toDataset` takes the result. Columns
 * of ours that no verb changed are the same columns again where no row is left out or moved, typed arrays are adopted, all else is
 * copied into typed columns. A `Date` in a date column is its day at UTC when it stands at 00:00 UTC, else its day in China; NaN and
 * undefined are missing. Rows keep the file and row number they were read from as long as a column is left that knows them; else they
 * are numbered as below a heading. A value that does not fit is missing and has a finding, as has a column that the table does not
 * have, but for those that a dataset derives; both are in `findings`, no more than 1,000 of a kind, or go to `log`. Grouping is not looked at.
 *
 * @example
 * const sites = await normalize(await readXlsx('阵地.xlsx'), 'sites');
 * const dataset = toDataset([fromArquero(sites.filter('d => d.tier === "station"'), 'sites')], { name: 'stations', title });
 */
export function fromArquero(table: ArqueroTable, name: TableName, { log }: { log?: FindingLog } = {}): ArqueroRows {
  const own = createFindingLog();
  const { add } = log ?? own;
  const rowCount = table.numRows();
  const rows = shownRows(table);
  const source = rowSource(table);
  const declared: Table = tables[name];
  const columnNames = new Set(table.columnNames());
  const origin = shownOrigin(source, rows, rowCount);
  const columns: Record<string, Column> = {};
  reportUnknown(table, name, declared, origin, add);
  for (const [column, field] of Object.entries(declared.fields)) {
    if (!columnNames.has(column)) continue;
    const report: ColumnTask['report'] = (row, value, { code, reason, remedy }) =>
      add(findingOf(code, 'error', String(value), reason, remedy, rowWhere({ name, origin }, row, column)));
    const task: ColumnTask = { table, name: column, field, rows, report };
    columns[column] = taken(task) ?? built(task, table.column(column)!, rowCount);
  }
  const earlier = source?.findings ?? [];
  if (log) log.addAll(earlier);
  return { name, rowCount, columns, origin, findings: log ? [] : [...earlier, ...own.findings()] };
}
