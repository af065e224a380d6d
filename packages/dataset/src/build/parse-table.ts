import type { Cell } from '../columns/build-column.js';
import type { Finding } from '../finding.js';
import { nearestName } from '../nearest-name.js';
import type { Field, Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import { type Fault, parseCell } from './parse-cell.js';
import { quotedValue } from './personal-data.js';
import type { RawTable } from './raw-table.js';

/** A table whose cells are checked, column by column, and whose bad rows are marked. */
export interface ParsedTable {
  readonly raw: RawTable;
  readonly table: Table;
  /** Every declared field, in order. */
  readonly values: ReadonlyMap<string, Cell[]>;
  /** 0 = the row is set aside. */
  readonly kept: Uint8Array;
}

/** Where a row of a raw table stands. */
export function whereOf(raw: RawTable, row: number, column?: string): Finding['where'] {
  return {
    ...(raw.file === undefined ? {} : { file: raw.file }),
    table: raw.name,
    row: raw.rowNumber(row),
    ...(column === undefined ? {} : { column }),
  };
}

function faultFinding(parsed: ParsedTable, row: number, column: string, field: Field, fault: Fault): Finding {
  const value = quotedValue(parsed.raw.columns.get(column)?.(row));
  const fate = field.required ? 'the row is set aside' : 'the value is set aside';
  return {
    code: fault.code,
    level: 'error',
    where: whereOf(parsed.raw, row, column),
    value,
    reason: `${value === null ? 'the value' : `"${value}"`} ${fault.reason}; ${fate}`,
    remedy: fault.remedy,
  };
}

function missingFinding(parsed: ParsedTable, row: number, column: string): Finding {
  return {
    code: 'required_missing',
    level: 'error',
    where: whereOf(parsed.raw, row, column),
    value: null,
    reason: `${parsed.raw.name}.${column} may not be empty; the row is set aside`,
    remedy: 'fill it in',
  };
}

function parseColumn(parsed: ParsedTable, column: string, field: Field, findings: Finding[]): Cell[] {
  const { raw, kept } = parsed;
  const cell = raw.columns.get(column);
  const values = new Array<Cell>(raw.rowCount).fill(null);
  if (!cell) {
    if (field.required)
      for (let row = 0; row < raw.rowCount; row++) {
        kept[row] = 0;
        findings.push(missingFinding(parsed, row, column));
      }
    return values;
  }
  const memo = field.type === 'category' || field.type === 'code' ? new Map<unknown, Cell | Fault>() : null;
  for (let row = 0; row < raw.rowCount; row++) {
    const written = cell(row);
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
    if (typeof value === 'object' && value !== null) {
      findings.push(faultFinding(parsed, row, column, field, value));
      if (field.required) kept[row] = 0;
    } else if (value === null && field.required) {
      findings.push(missingFinding(parsed, row, column));
      kept[row] = 0;
    } else values[row] = value;
  }
  return values;
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

/** Rows by the parts of their key, a level a part. */
type KeyRows = Map<Cell, KeyRows | number>;

function setDuplicatesAside(parsed: ParsedTable, findings: Finding[]): void {
  const { raw, table, kept, values } = parsed;
  const parts = table.key.map((name) => values.get(name)!);
  const last = parts.pop()!;
  const root: KeyRows = new Map();
  for (let row = 0; row < raw.rowCount; row++) {
    if (kept[row] === 0) continue;
    let rows = root;
    for (const cells of parts) {
      const next = (rows.get(cells[row]!) as KeyRows | undefined) ?? new Map();
      rows.set(cells[row]!, next);
      rows = next;
    }
    const earlier = rows.get(last[row]!);
    if (typeof earlier !== 'number') rows.set(last[row]!, row);
    else {
      kept[row] = 0;
      const key = [...parts, last].map((cells) => cells[row]).join(', ');
      findings.push({
        code: 'key_duplicate',
        level: 'error',
        where: whereOf(raw, row, table.key.join(', ')),
        value: quotedValue(key),
        reason: `row ${raw.rowNumber(earlier)} has the same ${table.key.join(', ')}; this row is set aside`,
        remedy: 'give each row its own key, or remove the repetition',
      });
    }
  }
}

function checkFigures({ raw, kept, values }: ParsedTable, findings: Finding[]): void {
  const [value, valueMax] = [values.get('value')!, values.get('value_max')!];
  for (let row = 0; row < raw.rowCount; row++) {
    if (kept[row] === 0) continue;
    const [low, high] = [value[row], valueMax[row]];
    if (low === null)
      findings.push({
        code: 'value_missing',
        level: 'warning',
        where: whereOf(raw, row, 'value'),
        value: null,
        reason: 'the figure has no value; it is kept and shown as unknown',
        remedy: 'write the printed number in base units, if the source prints one',
      });
    else if (typeof low === 'number' && typeof high === 'number' && high < low) {
      valueMax[row] = null;
      findings.push({
        code: 'range_reversed',
        level: 'error',
        where: whereOf(raw, row, 'value_max'),
        value: String(high),
        reason: `the range ends at ${high} before it begins at ${low}; its end is set aside`,
        remedy: 'write the lower end in value and the upper end in value_max',
      });
    }
  }
}

/** Checks the cells of a raw table: types, ranges, closed words, personal data, required values, keys. Faults become findings. */
export function parseTable(raw: RawTable, findings: Finding[]): ParsedTable {
  const table: Table = tables[raw.name as TableName];
  const values = new Map<string, Cell[]>();
  const parsed: ParsedTable = { raw, table, values, kept: new Uint8Array(raw.rowCount).fill(1) };
  reportUnknownColumns(raw, table, findings);
  for (const [name, field] of Object.entries(table.fields))
    values.set(name, parseColumn(parsed, name, field, findings));
  setDuplicatesAside(parsed, findings);
  if (raw.name === 'figures') checkFigures(parsed, findings);
  return parsed;
}
