import { AtlasError } from '@practice-atlas/dataset';
import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';
import { expectColumn } from './expect-column.js';
import { makeTable } from './make-table.js';
import { numberAt } from './number-at.js';
import { sumOf } from './sum-of.js';

export interface TopOptions {
  /** The column of numbers to rank by. */
  readonly by: string;
  /** How many rows to keep. */
  readonly n: number;
  /** What the row of all others is called; null leaves them out. Default 其他. */
  readonly other?: string | null;
  /** The column of names; default: the first column that holds a text. */
  readonly label?: string;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function labelColumn(table: ArqueroTable, by: string, rows: readonly number[]): string {
  const names = table.columnNames().filter((name) => name !== by);
  const isText = (name: string) => rows.some((row) => typeof table.column(name)?.at(row) === 'string');
  return names.find(isText) ?? names[0] ?? by;
}

/**
 * Keeps the `n` rows with the largest numbers, largest first and by name where they are equal, and joins the others into one row, last:
 * its number is their sum, its name `other`, its other columns missing. Rows without a number are never among the first and add nothing;
 * when no other has one, the sum is missing. A row that is already called `other` joins the others. Makes a new table.
 * Throws AtlasError `column_unknown`, and `query_malformed` unless `n` is a whole number of 0 or more and all values are numbers.
 *
 * @example
 * topN(sites, { by: 'count', n: 5, other: '其他' });
 */
export function topN(table: ArqueroTable, { by, n, other = '其他', label: given }: TopOptions): ArqueroTable {
  if (!Number.isSafeInteger(n) || n < 0)
    throw new AtlasError('query_malformed', `cannot keep ${n} rows`, {
      hint: 'give a whole number of 0 or more',
      where: { property: 'n' },
      details: { n: String(n) },
    });
  const valueAt = numberAt(table, by);
  const shown = Array.from(table.indices());
  const label = given ?? labelColumn(table, by, shown);
  const labels = expectColumn(table, label);
  const nameOf = (row: number) => String(labels.at(row) ?? '');
  const ranked = shown
    .flatMap((row) => {
      const value = valueAt(row);
      return value === null || (other !== null && nameOf(row) === other) ? [] : [{ row, value, name: nameOf(row) }];
    })
    .sort((a, b) => b.value - a.value || inOrder(a.name, b.name));
  const top = ranked.slice(0, n).map(({ row }) => row);
  const kept = new Set(top);
  const rest = shown.filter((row) => !kept.has(row));
  const known = rest.flatMap((row) => valueAt(row) ?? []);
  const hasOther = other !== null && rest.length > 0;
  const columns = table.columnNames().map((name): [string, ArqueroColumn] => {
    const column = expectColumn(table, name);
    const values = top.map((row) => column.at(row) ?? null);
    const last = name === by ? (known.length > 0 ? sumOf(known) : null) : name === label ? other : null;
    return [name, hasOther ? [...values, last] : values];
  });
  return makeTable(columns);
}
