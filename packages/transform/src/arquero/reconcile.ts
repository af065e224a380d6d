import { AtlasError, type Qualifier, type Quantity, quantityOf } from '@practice-atlas/dataset';
import type { ArqueroTable } from './arquero-table.js';
import { expectColumn } from './expect-column.js';
import { type ColumnNames, namesOf } from './group-rows.js';
import { keyOf } from './key-of.js';
import { makeTable } from './make-table.js';
import { numberAt } from './number-at.js';

export interface ReconcileOptions {
  /** The columns that both tables have and that say what a number is of. */
  readonly keys: ColumnNames;
  /** The column of numbers in both. */
  readonly value: string;
}

const QUALIFIERS: readonly string[] = ['exact', 'at_least', 'approx', 'nearly', 'at_most', 'range', 'unknown'];

function isQualifier(word: unknown): word is Qualifier {
  return typeof word === 'string' && QUALIFIERS.includes(word);
}

/** Makes what reads a reported number with its bounds, as far as the table has columns for them. */
function quantityAt(table: ArqueroTable, value: string): (row: number) => Quantity {
  const names = table.columnNames();
  const valueAt = numberAt(table, value);
  const maxAt = names.includes('value_max') ? numberAt(table, 'value_max') : () => null;
  const words = names.includes('qualifier') ? table.column('qualifier') : undefined;
  return (row) => {
    const word = words?.at(row) ?? 'exact';
    return quantityOf({ value: valueAt(row), valueMax: maxAt(row), qualifier: isQualifier(word) ? word : 'unknown' });
  };
}

function agreement({ low, high }: Quantity, counted: number | null): boolean | null {
  if (counted === null || (low === -Infinity && high === Infinity)) return null;
  return counted >= low && counted <= high;
}

function rowsByKey(table: ArqueroTable, keys: readonly string[]): Map<string, number> {
  const columns = keys.map((name) => expectColumn(table, name));
  const rows = new Map<string, number>();
  for (const row of Array.from(table.indices())) {
    const key = keyOf(columns.map((column) => column.at(row)));
    if (rows.has(key))
      throw new AtlasError('query_malformed', `two counted rows have the same ${keys.join(', ')}`, {
        hint: 'roll them up first',
        where: { property: 'keys' },
        details: { keys: keys.join(', ') },
      });
    rows.set(key, row);
  }
  return rows;
}

/**
 * Sets what was reported beside what was counted: every reported row with all its columns but the number, then the counted rows that
 * nobody reported. New columns: `reported` and `counted`, `difference` (counted less reported), and `agrees`: whether the number counted
 * lies within what was reported, by its `qualifier` and `value_max` where the table has them (3000多 agrees with 3200, not with 2900), else
 * by equality. What is missing on one side is missing, and so are the difference and the agreement; 约840 can be neither confirmed nor
 * denied. Rows whose keys are missing match none. Makes a new table. Throws AtlasError `column_unknown`, and `query_malformed` when two
 * counted rows have the same keys.
 *
 * @example
 * reconcile(figures, counts, { keys: ['region_code', 'metric'], value: 'value' });
 */
export function reconcile(
  reported: ArqueroTable,
  counted: ArqueroTable,
  { keys: given, value }: ReconcileOptions,
): ArqueroTable {
  const keys = namesOf(given);
  const quantities = quantityAt(reported, value);
  const countedAt = numberAt(counted, value);
  const columns = keys.map((name) => expectColumn(reported, name));
  const countedRows = rowsByKey(counted, keys);
  const unmatched = new Set(countedRows.values());
  const made = ['reported', 'counted', 'difference', 'agrees'];
  const others = reported
    .columnNames()
    .filter((name) => name !== value && !keys.includes(name) && !made.includes(name));
  const result = new Map<string, unknown[]>([...keys, ...others, ...made].map((name) => [name, []]));
  const add = (name: string, cell: unknown) => result.get(name)?.push(cell ?? null);

  for (const row of Array.from(reported.indices())) {
    const key = columns.map((column) => column.at(row));
    const isWhole = key.every((part) => part !== null && part !== undefined && !Number.isNaN(part));
    const match = isWhole ? countedRows.get(keyOf(key)) : undefined;
    if (match !== undefined) unmatched.delete(match);
    const quantity = quantities(row);
    const count = match === undefined ? null : countedAt(match);
    for (const name of [...keys, ...others]) add(name, reported.column(name)?.at(row));
    add('reported', quantity.value);
    add('counted', count);
    add('difference', count === null || quantity.value === null ? null : count - quantity.value);
    add('agrees', agreement(quantity, count));
  }
  for (const row of unmatched) {
    for (const name of keys) add(name, counted.column(name)?.at(row));
    for (const name of [...others, 'reported', 'difference', 'agrees']) add(name, null);
    add('counted', countedAt(row));
  }
  return makeTable([...result]);
}
