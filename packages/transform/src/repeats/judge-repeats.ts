import { Fate, type JudgedTable } from './judged-table.js';
import type { KeyNumbers } from './key-numbers.js';
import { placeNumbers } from './place-names.js';
import { differingColumns, filledCount, sameCells } from './same-cells.js';

/** How rows of a table that have the same key are compared. */
export interface RowComparison {
  isSame(row: number, other: number): boolean;
  /** Names what two rows differ in; empty when they say the same. */
  differences(row: number, other: number): readonly string[];
  /** Above 0 when `row` is further than `other`, below 0 when it is less far. */
  compare(row: number, other: number): number;
  /**
   * Called when a row loses what hangs on it: it was set aside, or stands beside one with the same key; `newer` is the row of another
   * file that took its place.
   */
  release(row: number, newer?: number): void;
}

/** Compares rows by their cells: the one with more filled cells is further. */
export function compareCells({ table }: JudgedTable, ignored: ReadonlySet<string> = new Set()): RowComparison {
  const { columns } = table;
  const compared = Object.entries(columns).flatMap(([name, column]) => (ignored.has(name) ? [] : [column]));
  const partial = Object.values(columns).filter(({ validity }) => validity !== null);
  return {
    isSame: (row, other) => compared.every((column) => sameCells(column, row, other)),
    differences: (row, other) => differingColumns(columns, row, other, ignored),
    compare: (row, other) => filledCount(partial, row) - filledCount(partial, other),
    release: () => undefined,
  };
}

/**
 * Goes through rows that have the same key, in order. The same again is set aside. Of different rows of two files the later one stays,
 * unless the earlier is further; different rows of one file both stay: `createDataset` sets the second aside and says so. Rows that are
 * not eligible are passed over.
 */
export function judgeRepeats(
  judged: JudgedTable,
  { numbers, count }: KeyNumbers,
  comparison: RowComparison,
  isEligible: (row: number) => boolean,
): void {
  const { placeIndices } = judged.table.origin;
  const files = placeNumbers(judged.table.origin, 'file');
  const fileOf = (row: number) => files[placeIndices[row]!];
  const current = new Int32Array(count).fill(-1);
  const rivals = new Map<number, number[]>();
  const setAside = (row: number, fate: number, cause: number) => {
    judged.setAside(row, fate, cause);
    if (fate === Fate.superseded) comparison.release(row, cause);
    else comparison.release(row);
  };
  for (let row = 0; row < numbers.length; row++) {
    const key = numbers[row]!;
    if (key < 0 || !judged.isKept(row) || !isEligible(row)) continue;
    const before = current[key]!;
    if (before < 0) {
      current[key] = row;
      continue;
    }
    const beside = rivals.get(key);
    const standing = beside ? [before, ...beside] : null;
    const same = standing
      ? standing.find((other) => comparison.isSame(row, other))
      : comparison.isSame(row, before)
        ? before
        : undefined;
    if (same !== undefined) setAside(row, fileOf(same) === fileOf(row) ? Fate.repeated : Fate.resent, same);
    else if (fileOf(before) === fileOf(row)) {
      comparison.release(row);
      rivals.set(key, [...(beside ?? []), row]);
    } else if (comparison.compare(row, before) < 0) setAside(row, Fate.superseded, before);
    else {
      for (const other of standing ?? [before]) setAside(other, Fate.superseded, row);
      current[key] = row;
      rivals.delete(key);
    }
  }
}
