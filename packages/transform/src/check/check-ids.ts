import { type Table, type TextColumn, tableNames, tables } from '@practice-atlas/dataset';
import type { CheckContext } from './check-context.js';

const ZERO = 48;
const decoder = /* @__PURE__ */ new TextDecoder();

/** How many digits an id has that is nothing else; 0 for others. */
function digitCount({ offsets, bytes }: TextColumn, row: number): number {
  const [start, end] = [offsets[row]!, offsets[row + 1]!];
  for (let at = start; at < end; at++) if (bytes[at]! < ZERO || bytes[at]! > ZERO + 9) return 0;
  return end - start;
}

const textOf = ({ offsets, bytes }: TextColumn, row: number) =>
  decoder.decode(bytes.subarray(offsets[row], offsets[row + 1]));

/** The rows whose ids begin with zeros, by what stands behind these. */
function rowsWithZeros(ids: TextColumn, rowCount: number): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (let row = 0; row < rowCount; row++) {
    if (ids.bytes[ids.offsets[row]!] !== ZERO || digitCount(ids, row) < 2) continue;
    const bare = textOf(ids, row).replace(/^0+/, '');
    if (bare !== '' && !rows.has(bare)) rows.set(bare, row);
  }
  return rows;
}

/**
 * Checks the ids of each table for those that differ only in zeros at their beginning: 0012 and 12 are perhaps one thing, from one of whose files a
 * spreadsheet took the zeros. Both are kept.
 */
export function checkIds(context: CheckContext): void {
  for (const name of tableNames) {
    const { key, fields }: Table = tables[name];
    const [column = ''] = key;
    const table = context.dataset.tables[name];
    const ids = table.columns[column];
    if (key.length !== 1 || fields[column]?.type !== 'id' || ids?.kind !== 'text') continue;
    const zeros = rowsWithZeros(ids, table.rowCount);
    if (zeros.size === 0) continue;
    const lengths = new Set([...zeros.keys()].map((bare) => bare.length));
    for (let row = 0; row < table.rowCount; row++) {
      if (ids.bytes[ids.offsets[row]!] === ZERO || !lengths.has(digitCount(ids, row))) continue;
      const written = textOf(ids, row);
      const other = zeros.get(written);
      if (other === undefined) continue;
      context.report(table, row, column, {
        code: 'id_zeros',
        level: 'warning',
        value: written,
        reason: `${context.rowName(table, other, row)} has the id "${textOf(ids, other)}", which differs only in zeros at the beginning; both are kept`,
        remedy: 'write the id of one thing in one way; format the column as text before the file is saved',
      });
    }
  }
}
