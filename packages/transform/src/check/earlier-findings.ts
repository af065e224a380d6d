import type { ColumnTable, Finding, FindingLevel } from '@practice-atlas/dataset';

/** Faults after which a step or its time is not in the dataset. */
const LOST = /^(?:time|date|step|steps|cell|word|formula|integer|required|line|row|personal)_/;
/** How many rows of a list of steps are looked at between two that were kept. */
const REACH = 20;

/** What was found before a dataset is checked: what follows from it is no news. */
export interface EarlierFindings {
  /** How many errors name a table. */
  errorCount(table: string): number;
  /** Says whether a time or a step was lost in the row of the file, or in those between it and the row of `since`. */
  hasLost(table: ColumnTable, row: number, since?: number): boolean;
  /** Says whether a finding of this code names the file of a row. */
  hasCode(code: string, table: ColumnTable, row: number): boolean;
}

const placeKey = (file: string, sheet: string | null | undefined) => `${file}\n${sheet ?? ''}`;

/** Reads what was found before, as far as it was kept; `counts` has all errors by table. */
export function readEarlierFindings(
  findings: Iterable<Finding>,
  groups: Iterable<{ readonly table: string | null; readonly level: FindingLevel; readonly count: number }>,
): EarlierFindings {
  const lost = new Map<string, Set<number>>();
  const codes = new Set<string>();
  for (const { code, level, where } of findings) {
    const { file = '', sheet, row } = where;
    codes.add(`${code}\n${file}`);
    if ((level !== 'error' && code !== 'cell_error') || row === undefined || !LOST.test(code)) continue;
    const key = placeKey(file, sheet);
    const rows = lost.get(key);
    if (rows) rows.add(row);
    else lost.set(key, new Set([row]));
  }
  const errorCounts = new Map<string, number>();
  for (const { table, level, count } of groups)
    if (level === 'error' && table !== null) errorCounts.set(table, (errorCounts.get(table) ?? 0) + count);
  const placeOf = ({ origin }: ColumnTable, row: number) => origin?.places[origin.placeIndices[row]!];
  return {
    errorCount: (table) => errorCounts.get(table) ?? 0,
    hasLost: (table, row, since) => {
      const place = placeOf(table, row);
      const rows = place && lost.get(placeKey(place.file, place.sheet));
      if (!rows || !table.origin) return false;
      const last = table.origin.rowNumbers[row]!;
      const before = since === undefined ? last - 2 : table.origin.rowNumbers[since]!;
      for (let number = Math.max(Math.min(before + 1, last), last - REACH); number <= last; number += 1)
        if (rows.has(number)) return true;
      return false;
    },
    hasCode: (code, table, row) => codes.has(`${code}\n${placeOf(table, row)?.file ?? ''}`),
  };
}
