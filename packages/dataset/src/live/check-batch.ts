import { checkKeys, setRepeatAside } from '../build/check-keys.js';
import { nearKeys, setReferenceAside, unchecked } from '../build/check-references.js';
import type { DraftTable, FindingSink } from '../build/draft-table.js';
import { columnValue, isValid } from '../columns/column-value.js';
import { matchTexts, textIndex } from '../columns/text-index.js';
import type { ForeignKey, Table } from '../tables/define-table.js';
import { type TableName, tables } from '../tables/index.js';
import type { GrowingTable } from './growing-table.js';

/** Gives a table that is there. */
export type OpenTable = (name: TableName) => GrowingTable;

const keyOf = ({ name, columns }: DraftTable) => (tables[name] as Table).key.map((field) => columns.get(field)!);

/** Sets rows aside whose key a row has that is there, or an earlier one of the draft. */
export function refuseKnownKeys(draft: DraftTable, there: GrowingTable): void {
  const columns = keyOf(draft);
  for (let row = 0; row < draft.rowCount; row++) {
    const found = draft.kept[row] === 1 ? there.find(columns, row) : -1;
    if (found >= 0) setRepeatAside(draft, row, there.where(found));
  }
  checkKeys(draft);
}

/** Leaves out rows whose key a later row of the draft has; returns how many. */
export function leaveOutRewritten(draft: DraftTable): number {
  const columns = keyOf(draft);
  const last = new Map<string, number>();
  let count = 0;
  for (let row = 0; row < draft.rowCount; row++) {
    if (draft.kept[row] === 0) continue;
    const word = JSON.stringify(columns.map((column) => columnValue(column, row)));
    const before = last.get(word);
    last.set(word, row);
    if (before === undefined) continue;
    draft.kept[before] = 0;
    count++;
  }
  return count;
}

/** Finds the nearest key for a word that is none, among the rows that are there and then those of the draft. */
function nearWord(there: GrowingTable, target: DraftTable | undefined, references: string) {
  const columns = new Map([[references, there.column(references).view()]]);
  const kept = new Uint8Array(Math.min(there.rowCount, 5000)).fill(1);
  const [near, nearNew] = [
    nearKeys({ rowCount: there.rowCount, columns, kept }, references),
    target && nearKeys(target, references),
  ];
  return (word: string) => near(word) ?? nearNew?.(word) ?? null;
}

/** Says of each row of a draft whether a kept row of another draft has the key that it names. */
function namedIn(draft: DraftTable, key: ForeignKey, target: DraftTable | undefined): (row: number) => boolean {
  if (!target || target.rowCount === 0) return () => false;
  const cells = textIndex(draft.columns.get(key.field)!);
  const keys = textIndex(target.columns.get(key.references)!);
  const matches = matchTexts(cells, keys);
  const isKept = new Uint8Array(keys.count);
  for (let row = 0; row < target.rowCount; row++)
    if (target.kept[row] === 1 && keys.numbers[row]! >= 0) isKept[keys.numbers[row]!] = 1;
  return (row) => isKept[matches[cells.numbers[row]!]!] === 1;
}

/**
 * Checks the foreign keys of drafts against the rows that are there and those of the drafts, as `checkReferences` does. `noted` lists the
 * keys that are known to be unchecked.
 */
export function checkBatchReferences(
  drafts: ReadonlyMap<TableName, DraftTable>,
  open: OpenTable,
  noted: Set<string>,
  findings: FindingSink,
): void {
  for (const draft of drafts.values()) {
    const { foreignKeys }: Table = tables[draft.name];
    const ordered = [...foreignKeys].sort((a, b) => Number(a.table === draft.name) - Number(b.table === draft.name));
    for (const key of ordered) {
      const column = draft.columns.get(key.field)!;
      const rows: number[] = [];
      for (let row = 0; row < draft.rowCount; row++) if (draft.kept[row] === 1 && isValid(column, row)) rows.push(row);
      if (rows.length === 0) continue;
      const there = open(key.table as TableName);
      const target = drafts.get(key.table as TableName);
      if (there.rowCount + (target?.rowCount ?? 0) === 0) {
        const word = `${draft.name}.${key.field}`;
        if (!noted.has(word)) findings.push(unchecked(draft, key));
        noted.add(word);
        continue;
      }
      const isNamed = namedIn(draft, key, target);
      const near = nearWord(there, target, key.references);
      for (const row of rows)
        if (there.find([column], row) < 0 && !isNamed(row)) findings.push(setReferenceAside(draft, key, row, near));
    }
  }
}
