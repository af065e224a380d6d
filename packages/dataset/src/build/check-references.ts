import { columnValue } from '../columns/column-value.js';
import { matchTexts, textIndex } from '../columns/text-index.js';
import type { Finding } from '../finding.js';
import { nearestName } from '../nearest-name.js';
import type { ForeignKey, Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import { clearCell, type DraftTable, type FindingSink } from './draft-table.js';
import { quotedValue } from './personal-data.js';

const CODES: Readonly<Record<string, string>> = { regions: 'region_unknown', sources: 'source_missing' };

/** Says that a key cannot be checked, because the table that it leads to has no rows. */
export function unchecked({ name, where }: DraftTable, key: ForeignKey): Finding {
  return {
    code: 'reference_unchecked',
    level: 'notice',
    where: where(null, key.field),
    value: null,
    reason: `${name}.${key.field} names rows of ${key.table}, of which there are none; its values are kept unchecked`,
    remedy: `add the table ${key.table}, or merge with a dataset that has it`,
  };
}

/** Finds the nearest key of a table of no more than 5000 rows for a word that is none; looks for the first twenty words only. */
export function nearKeys(
  target: Pick<DraftTable, 'rowCount' | 'columns' | 'kept'>,
  references: string,
): (word: string) => string | null {
  const known = new Map<string, string | null>();
  let keys: Set<string> | null = null;
  return (word) => {
    if (target.rowCount > 5000) return null;
    if (!keys) {
      keys = new Set();
      const column = target.columns.get(references)!;
      for (let row = 0; row < target.rowCount; row++)
        if (target.kept[row] === 1) keys.add(String(columnValue(column, row)));
    }
    if (known.size < 20 && !known.has(word)) known.set(word, nearestName(word, keys));
    return known.get(word) ?? null;
  };
}

/** Sets an unknown key of a row aside: to null where the column may be empty, with its row where not. Gives the finding. */
export function setReferenceAside(
  draft: DraftTable,
  key: ForeignKey,
  row: number,
  near: (word: string) => string | null,
): Finding {
  const word = String(columnValue(draft.columns.get(key.field)!, row));
  const hint = near(word);
  const { required } = (tables[draft.name] as Table).fields[key.field]!;
  if (required) draft.kept[row] = 0;
  else clearCell(draft, key.field, row);
  const value = quotedValue(word);
  return {
    code: CODES[key.table] ?? 'reference_unknown',
    level: 'error',
    where: draft.where(row, key.field),
    value,
    reason: `${key.table} has no row ${value ?? ''}; ${
      required
        ? 'this row is set aside'
        : key.table === 'regions'
          ? 'the row is kept, unplaced'
          : 'the row is kept without it'
    }`,
    remedy: hint ? `did you mean "${hint}"?` : `add it to ${key.table}, or correct it`,
  };
}

function checkKey(draft: DraftTable, key: ForeignKey, target: DraftTable | undefined, findings: FindingSink): void {
  const { kept, rowCount } = draft;
  const column = draft.columns.get(key.field)!;
  const cells = textIndex(column);
  if (cells.count === 0) return;
  if (!target || target.rowCount === 0) {
    if (cells.numbers.some((number, row) => number >= 0 && kept[row] === 1)) findings.push(unchecked(draft, key));
    return;
  }
  const keys = textIndex(target.columns.get(key.references)!);
  const isKept = new Uint8Array(keys.count);
  for (let row = 0; row < target.rowCount; row++)
    if (target.kept[row] === 1 && keys.numbers[row]! >= 0) isKept[keys.numbers[row]!] = 1;
  const matches = matchTexts(cells, keys);
  if (matches.every((match) => isKept[match] === 1)) return;
  const near = nearKeys(target, key.references);
  for (let row = 0; row < rowCount; row++) {
    const number = cells.numbers[row]!;
    if (number >= 0 && kept[row] !== 0 && isKept[matches[number]!] !== 1)
      findings.push(setReferenceAside(draft, key, row, near));
  }
}

/**
 * Checks every foreign key, tables in dependency order, keys into the same table last. An unknown key is set aside: to null
 * where the column may be empty, with its row where not. A table that is not there cannot be checked against: one notice a key.
 */
export function checkReferences(drafts: ReadonlyMap<TableName, DraftTable>, findings: FindingSink): void {
  for (const draft of drafts.values()) {
    if (draft.rowCount === 0) continue;
    const { foreignKeys }: Table = tables[draft.name];
    const ordered = [...foreignKeys].sort((a, b) => Number(a.table === draft.name) - Number(b.table === draft.name));
    for (const key of ordered) checkKey(draft, key, drafts.get(key.table as TableName), findings);
  }
}
