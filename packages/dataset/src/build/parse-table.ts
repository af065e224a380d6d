import { buildColumn, type Cell } from '../columns/build-column.js';
import type { Column } from '../columns/column.js';
import { columnValue } from '../columns/column-value.js';
import type { Finding } from '../finding.js';
import { nearestName } from '../nearest-name.js';
import type { Field, Table } from '../tables/define-table.js';
import { tables } from '../tables/index.js';
import { checkKeys } from './check-keys.js';
import { clearCell, type DraftTable, draftTable, whereOf } from './draft-table.js';
import { type Fault, parseCell } from './parse-cell.js';
import { parseSpans } from './parse-spans.js';
import { quotedValue } from './personal-data.js';
import type { RawTable } from './raw-table.js';

function faultFinding(
  raw: RawTable,
  row: number,
  column: string,
  written: unknown,
  field: Field,
  fault: Fault,
): Finding {
  const value = quotedValue(written);
  const fate = field.required ? 'the row is set aside' : 'the value is set aside';
  return {
    code: fault.code,
    level: 'error',
    where: whereOf(raw, row, column),
    value,
    reason: `${value === null ? 'the value' : `"${value}"`} ${fault.reason}; ${fate}`,
    remedy: fault.remedy,
  };
}

function missingFinding(raw: RawTable, row: number, column: string): Finding {
  return {
    code: 'required_missing',
    level: 'error',
    where: whereOf(raw, row, column),
    value: null,
    reason: `${raw.name}.${column} may not be empty; the row is set aside`,
    remedy: 'fill it in',
  };
}

/** Makes the judge of a column's cells: good ones are values, bad ones findings. */
function judgeOf(
  { kept, findings }: Pick<DraftTable, 'kept' | 'findings'>,
  raw: RawTable,
  column: string,
  field: Field,
) {
  const memo = field.type === 'category' || field.type === 'code' ? new Map<unknown, Cell | Fault>() : null;
  return (row: number, written: unknown): Cell => {
    let value = memo?.get(written);
    if (value === undefined) {
      value = parseCell(written, field);
      memo?.set(written, value);
      if (field.type === 'code' && typeof value === 'string' && value !== written)
        findings.push({
          code: 'code_rewritten',
          level: 'notice',
          where: whereOf(raw, row, column),
          value: quotedValue(written),
          reason: `the division code is kept as ${value}`,
          remedy: 'write the code in full width, six digits down to counties',
        });
    }
    const isFault = typeof value === 'object' && value !== null;
    if (isFault) findings.push(faultFinding(raw, row, column, written, field, value as Fault));
    else if (value === null && field.required) findings.push(missingFinding(raw, row, column));
    else return value as Cell;
    if (field.required) kept[row] = 0;
    return null;
  };
}

function parseColumn(
  draft: Pick<DraftTable, 'kept' | 'findings'>,
  raw: RawTable,
  column: string,
  field: Field,
): Column {
  const { rowCount } = raw;
  const source = raw.columns.get(column);
  const judge = judgeOf(draft, raw, column, field);
  const quick = source && parseSpans({ raw: source, field, rowCount, judge });
  if (quick) return quick;
  const cells = new Array<Cell>(rowCount).fill(null);
  if (source || field.required) for (let row = 0; row < rowCount; row++) cells[row] = judge(row, source?.cell(row));
  return buildColumn(field, cells);
}

function reportUnknownColumns(raw: RawTable, table: Table, findings: Finding[]): void {
  for (const column of raw.columns.keys()) {
    if (Object.hasOwn(table.fields, column)) continue;
    const near = nearestName(column, Object.keys(table.fields));
    const named = quotedValue(column) ?? '';
    findings.push({
      code: 'column_unknown',
      level: 'warning',
      where: { ...(raw.file === undefined ? {} : { file: raw.file }), table: raw.name, row: 1, column: named },
      value: named,
      reason: `${raw.name} has no column "${named}"; it is left out`,
      remedy: near ? `did you mean "${near}"?` : 'rename it to a column of the table, or drop it',
    });
  }
}

function checkFigures(draft: DraftTable): void {
  const { kept, columns, findings } = draft;
  const [value, valueMax] = [columns.get('value')!, columns.get('value_max')!];
  for (let row = 0; row < draft.rowCount; row++) {
    if (kept[row] === 0) continue;
    const [low, high] = [columnValue(value, row), columnValue(valueMax, row)];
    if (low === null)
      findings.push({
        code: 'value_missing',
        level: 'warning',
        where: whereOf(draft, row, 'value'),
        value: null,
        reason: 'the figure has no value; it is kept and shown as unknown',
        remedy: 'write the printed number in base units, if the source prints one',
      });
    else if (typeof low === 'number' && typeof high === 'number' && high < low) {
      clearCell(draft, 'value_max', row);
      findings.push({
        code: 'range_reversed',
        level: 'error',
        where: whereOf(draft, row, 'value_max'),
        value: String(high),
        reason: `the range ends at ${high} before it begins at ${low}; its end is set aside`,
        remedy: 'write the lower end in value and the upper end in value_max',
      });
    }
  }
}

/** Checks the cells of a raw table: types, ranges, closed words, personal data, required values, keys. Faults become findings. */
export function parseTable(raw: RawTable): DraftTable {
  const table: Table = tables[raw.name];
  const columns = new Map<string, Column>();
  const draft = draftTable(raw.name, raw.rowCount, columns, raw);
  reportUnknownColumns(raw, table, draft.findings);
  for (const [name, field] of Object.entries(table.fields)) columns.set(name, parseColumn(draft, raw, name, field));
  checkKeys(draft);
  if (raw.name === 'figures') checkFigures(draft);
  return draft;
}
