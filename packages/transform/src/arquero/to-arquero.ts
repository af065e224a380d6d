import type { Column, Finding, TableColumns } from '@practice-atlas/dataset';
import type { RawTable } from '../read/raw-table.js';
import type { ArqueroColumn, ArqueroTable } from './arquero-table.js';
import { arrayLike } from './array-like.js';
import { rememberSource } from './column-source.js';
import { columnView } from './column-view.js';
import { makeTable } from './make-table.js';

/** Columns of ours: a `ColumnTable` of a dataset, a `NormalizedTable`. */
interface TypedTable extends TableColumns {
  readonly findings?: readonly Finding[];
}

/** Makes names distinct: `数量`, `数量_2`; an empty one is called by its place; `__proto__` cannot be a name in Arquero. */
function distinctNames(headings: readonly string[]): string[] {
  const seen = new Set<string>();
  return headings.map((heading, i) => {
    const plain = heading === '' ? `column_${i + 1}` : heading === '__proto__' ? 'proto' : heading;
    let name = plain;
    for (let times = 2; seen.has(name); times += 1) name = `${plain}_${times}`;
    seen.add(name);
    return name;
  });
}

function rawToArquero(raw: RawTable): ArqueroTable {
  const { rowCount, findings } = raw;
  const names = distinctNames(raw.columns);
  return makeTable(
    names.map((name, c) => {
      const view = arrayLike(rowCount, (row) => raw.cell(row, c));
      rememberSource(view, { rowCount, findings, column: null, origin: null, raw: { table: raw, column: c } });
      return [name, view];
    }),
  );
}

/**
 * Sees a table as one of Arquero, in place: a table of a dataset, a normalized one, or one as it stands in a file. Nothing is copied;
 * numbers none of which is missing are the typed arrays themselves, which verbs do not write to. Values that are made as they are read:
 * null for missing, a day as a `Date` at 00:00 UTC, a moment as a `Date`, a category as its word; cells of a file as `RawCell` says.
 * Headings that repeat get a number: `数量`, `数量_2`.
 *
 * @example
 * toArquero(dataset.tables.sites).groupby('tier').count().objects(); // [{ tier: 'station', count: 3 }]
 */
export function toArquero(table: TypedTable | RawTable): ArqueroTable {
  if ('cell' in table) return rawToArquero(table);
  const { rowCount, origin = null, findings = [] } = table;
  return makeTable(
    Object.entries(table.columns).map(([name, column]: [string, Column]): [string, ArqueroColumn] => {
      const view = columnView(column, rowCount);
      rememberSource(view, { rowCount, findings, column, origin, raw: null });
      return [name, view];
    }),
  );
}
