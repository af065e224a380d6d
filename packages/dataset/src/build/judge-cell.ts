import type { Cell } from '../columns/build-column.js';
import type { Finding } from '../finding.js';
import type { Field } from '../tables/define-table.js';
import type { DraftTable } from './draft-table.js';
import { type Fault, parseCell } from './parse-cell.js';
import { quotedValue } from './personal-data.js';

/** Judges a cell: gives its value; null when it is missing or cannot be kept, the latter with a finding. */
export type JudgeCell = (row: number, written: unknown) => Cell;

/** What judging needs of a draft. */
export type JudgedTable = Pick<DraftTable, 'name' | 'kept' | 'findings' | 'where'>;

function faultFinding(written: unknown, field: Field, fault: Fault): Omit<Finding, 'where'> {
  const value = quotedValue(written);
  const fate = field.required ? 'the row is set aside' : 'the value is set aside';
  return {
    code: fault.code,
    level: 'error',
    value,
    reason: `${value === null ? 'the value' : `"${value}"`} ${fault.reason}; ${fate}`,
    remedy: fault.remedy,
  };
}

/** Makes the judge of a column's cells: good ones are values, bad ones findings. */
export function judgeOf({ name, kept, findings, where }: JudgedTable, column: string, field: Field): JudgeCell {
  const memo = field.type === 'category' || field.type === 'code' ? new Map<unknown, Cell | Fault>() : null;
  const report = (row: number, finding: Omit<Finding, 'where'>) =>
    findings.push({ ...finding, where: where(row, column) });
  return (row, written) => {
    let value = memo?.get(written);
    if (value === undefined) {
      value = parseCell(written, field);
      memo?.set(written, value);
      if (field.type === 'code' && typeof value === 'string' && value !== written)
        report(row, {
          code: 'code_rewritten',
          level: 'notice',
          value: quotedValue(written),
          reason: `the division code is kept as ${value}`,
          remedy: 'write the code in full width, six digits down to counties',
        });
    }
    const isFault = typeof value === 'object' && value !== null;
    if (isFault) report(row, faultFinding(written, field, value as Fault));
    else if (value === null && field.required)
      report(row, {
        code: 'required_missing',
        level: 'error',
        value: null,
        reason: `${name}.${column} may not be empty; the row is set aside`,
        remedy: where(row, column).column === undefined ? `add a column for ${column}` : 'fill it in',
      });
    else return value as Cell;
    if (field.required) kept[row] = 0;
    return null;
  };
}
