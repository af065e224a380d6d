import type { Cell } from '../columns/build-column.js';
import type { Finding } from '../finding.js';
import { nearestName } from '../nearest-name.js';
import type { ForeignKey } from '../tables/define-table.js';
import type { TableName } from '../tables/index.js';
import { type ParsedTable, whereOf } from './parse-table.js';
import { quotedValue } from './personal-data.js';

const CODES: Readonly<Record<string, string>> = { regions: 'region_unknown', sources: 'source_missing' };

function keysOf(target: ParsedTable, field: string): Set<Cell> {
  const keys = new Set<Cell>();
  const cells = target.values.get(field)!;
  for (let row = 0; row < cells.length; row++) if (target.kept[row] === 1) keys.add(cells[row]!);
  return keys;
}

function unchecked(parsed: ParsedTable, key: ForeignKey): Finding {
  return {
    code: 'reference_unchecked',
    level: 'notice',
    where: {
      ...(parsed.raw.file === undefined ? {} : { file: parsed.raw.file }),
      table: parsed.raw.name,
      column: key.field,
    },
    value: null,
    reason: `${parsed.raw.name}.${key.field} names rows of ${key.table}, of which there are none; its values are kept unchecked`,
    remedy: `add the table ${key.table}, or merge with a dataset that has it`,
  };
}

function checkKey(parsed: ParsedTable, key: ForeignKey, target: ParsedTable | undefined, findings: Finding[]): void {
  const { raw, table, kept } = parsed;
  const cells = parsed.values.get(key.field)!;
  if (!target || target.raw.rowCount === 0) {
    if (cells.some((cell, row) => cell !== null && kept[row] === 1)) findings.push(unchecked(parsed, key));
    return;
  }
  const keys = keysOf(target, key.references);
  const near = new Map<Cell, string | null>();
  const required = table.fields[key.field]!.required;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    if (cell === null || kept[row] === 0 || keys.has(cell)) continue;
    const candidates = keys.size > 5000 ? [] : (keys as Set<string>);
    if (!near.has(cell)) near.set(cell, near.size < 20 ? nearestName(String(cell), candidates) : null);
    const hint = near.get(cell);
    if (required) kept[row] = 0;
    else cells[row] = null;
    findings.push({
      code: CODES[key.table] ?? 'reference_unknown',
      level: 'error',
      where: whereOf(raw, row, key.field),
      value: quotedValue(cell),
      reason: `${key.table} has no row ${quotedValue(cell) ?? ''}; ${
        required
          ? 'this row is set aside'
          : key.table === 'regions'
            ? 'the row is kept, unplaced'
            : 'the row is kept without it'
      }`,
      remedy: hint ? `did you mean "${hint}"?` : `add it to ${key.table}, or correct it`,
    });
  }
}

/**
 * Checks every foreign key, tables in dependency order, keys into the same table last. An unknown key is set aside: to null
 * where the column may be empty, with its row where not. A table that is not there cannot be checked against: one notice a key.
 */
export function checkReferences(parsed: ReadonlyMap<TableName, ParsedTable>, findings: Finding[]): void {
  for (const table of parsed.values()) {
    const ordered = [...table.table.foreignKeys].sort(
      (a, b) => Number(a.table === table.raw.name) - Number(b.table === table.raw.name),
    );
    for (const key of ordered) checkKey(table, key, parsed.get(key.table as TableName), findings);
  }
}
