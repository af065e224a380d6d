import type { NumberColumn } from '../columns/column.js';
import { isValid } from '../columns/column-value.js';
import { clearCell, type DraftTable } from './draft-table.js';

/** Checks what only `figures` promise: a value, and a range that does not end before it begins. */
export function checkFigures(draft: DraftTable): void {
  const { kept, columns, findings, where } = draft;
  const low = columns.get('value') as NumberColumn;
  const high = columns.get('value_max') as NumberColumn;
  for (let row = 0; row < draft.rowCount; row++) {
    if (kept[row] === 0) continue;
    if (!isValid(low, row))
      findings.push({
        code: 'value_missing',
        level: 'warning',
        where: where(row, 'value'),
        value: null,
        reason: 'the figure has no value; it is kept and shown as unknown',
        remedy: 'write the printed number in base units, if the source prints one',
      });
    else if (isValid(high, row) && high.values[row]! < low.values[row]!) {
      clearCell(draft, 'value_max', row);
      findings.push({
        code: 'range_reversed',
        level: 'error',
        where: where(row, 'value_max'),
        value: String(high.values[row]),
        reason: `the range ends at ${high.values[row]} before it begins at ${low.values[row]}; its end is set aside`,
        remedy: 'write the lower end in value and the upper end in value_max',
      });
    }
  }
}
