import {
  buildColumn,
  type Cell,
  type Column,
  columnValue,
  type Field,
  type Table,
  type TableName,
  tables,
  type Where,
} from '@practice-atlas/dataset';
import { findingOf } from '../finding-of.js';
import type { CountedRows, NormalizedTable } from '../normalize/normalized-table.js';
import { hashText } from '../normalize/rows/hash-text.js';
import type { FindingLog } from '../report/finding-log.js';

/** A table whose ids count its rows. */
type Counted = NormalizedTable & { readonly counted: CountedRows };

const isCounted = (table: NormalizedTable): table is Counted => table.counted !== undefined;
const keyOf = (name: TableName): string => (tables[name] as Table).key[0] ?? '';
const fieldOf = (name: TableName, column: string): Field | undefined => (tables[name] as Table).fields[column];

/** Says whether the rows of two tables that have the same number are the same: most of them by their names, else all of them by all cells. */
function areSame(one: Counted, other: Counted): boolean {
  const { hashes, areNames } = one.counted.identities;
  const { hashes: others } = other.counted.identities;
  const shared = Math.min(hashes.length, others.length);
  let same = 0;
  for (let at = 0; at < shared; at++) if (hashes[at] === others[at]) same += 1;
  return areNames ? same * 2 >= shared : same === shared;
}

/** Puts tables together in which a number means the same row. */
function numberings(some: readonly Counted[]): Counted[][] {
  const found: Counted[][] = [];
  for (const table of some) {
    const same = found.find(([first]) => first !== undefined && areSame(first, table));
    if (same) same.push(table);
    else found.push([table]);
  }
  return found;
}

/** Makes ids of a file and the numbers of its rows, where nothing else tells a row apart. */
function newIds({ name, rowCount, counted }: Counted, { origin }: Counted): Column {
  const { file = '', sheet = null } = origin.places[0] ?? {};
  const hash = hashText(JSON.stringify([name, file, sheet, origin.rowNumbers[0]]));
  const { ids } = counted;
  const cells = Array.from(
    { length: rowCount },
    (_, row): Cell => (ids && columnValue(ids, row)) ?? `row-${hash}-${row + 1}`,
  );
  return buildColumn({ type: 'id' }, cells);
}

function whereOf({ name, origin, counted }: Counted): Where {
  const { file = '', sheet = null } = origin.places[0] ?? {};
  const [first = 0, last = first] = [origin.rowNumbers[0], origin.rowNumbers.at(-1)];
  return {
    ...(file === '' ? {} : { file }),
    ...(sheet === null ? {} : { sheet }),
    table: name,
    row: first,
    ...(last > first ? { rowEnd: last } : {}),
    column: counted.heading,
  };
}

function tell(table: Counted, other: Counted, log: Pick<FindingLog, 'add'>): void {
  const { name, rowCount, counted } = table;
  const there = other.origin.places[0];
  const named = there?.sheet == null ? (there?.file ?? '') : `${there.file} "${there.sheet}"`;
  const counts = `the numbers count the rows, and ${named} counts other ${name} with the same: they are no ids`;
  const remedy = `add a column of ids that are unique over all files, or leave "${counted.heading}" out in the mapping file`;
  const range = rowCount === 1 ? '1' : `1-${rowCount}`;
  log.add(
    counted.ids === null
      ? findingOf(
          'id_counts',
          'warning',
          range,
          `${counts}; ids were made of file and number, and a row sent again in another file counts twice`,
          remedy,
          whereOf(table),
        )
      : findingOf(
          'id_counts',
          'notice',
          range,
          `${counts}; ids were made of what tells the rows apart`,
          remedy,
          whereOf(table),
        ),
  );
  for (const finding of counted.findings) log.add(finding);
}

/** New ids by number, and the rows of the table that has them. */
interface NewIds {
  readonly table: NormalizedTable;
  readonly ids: ReadonlyMap<string, Cell>;
}

/** Finds whose numbers a row names: those of the table in its own sheet, whose rows it stands among if there are several; else the only one in its file. */
function namedIds(table: NormalizedTable, row: number, renewed: readonly NewIds[]): ReadonlyMap<string, Cell> | null {
  const place = table.origin.places[table.origin.placeIndices[row]!];
  const number = table.origin.rowNumbers[row]!;
  const inFile = renewed.filter(({ table: { origin } }) => origin.places[0]?.file === place?.file);
  const inSheet = inFile.filter(({ table: { origin } }) => origin.places[0]?.sheet === place?.sheet);
  const among = inSheet.filter(
    ({ table: { origin } }) => number >= origin.rowNumbers[0]! && number <= origin.rowNumbers.at(-1)!,
  );
  const [only, ...others] = among.length > 0 ? among : inSheet.length > 0 ? inSheet : inFile;
  return only && others.length === 0 ? only.ids : null;
}

function withNewIds(
  column: Column,
  field: Field,
  idsOf: (row: number) => ReadonlyMap<string, Cell> | null,
  rowCount: number,
) {
  let isChanged = false;
  const cells = Array.from({ length: rowCount }, (_, row): Cell => {
    const value = columnValue(column, row) ?? null;
    const id = value === null ? undefined : idsOf(row)?.get(String(value));
    if (id === undefined) return value;
    isChanged = true;
    return id;
  });
  return isChanged ? buildColumn(field, cells) : column;
}

/** Says in all other tables the new ids of one. */
function renameReferences(
  given: readonly NormalizedTable[],
  name: TableName,
  renewed: readonly NewIds[],
): NormalizedTable[] {
  return given.map((table) => {
    const { foreignKeys }: Table = tables[table.name];
    const keys = foreignKeys.filter((key) => key.table === name && table.columns[key.field] !== undefined);
    if (keys.length === 0) return table;
    const columns = { ...table.columns };
    for (const { field: column } of keys) {
      const field = fieldOf(table.name, column);
      const values = columns[column];
      if (field && values)
        columns[column] = withNewIds(values, field, (row) => namedIds(table, row, renewed), table.rowCount);
    }
    return { ...table, columns };
  });
}

/**
 * Tells rows apart whose ids merely count them. Where two files or sheets count their rows from 1, and what stands beside the numbers is
 * not the same, the numbers are no ids: rows get the ids that they would have without, or, where nothing else tells them apart, ids of
 * their file and number; those that name them in the same file follow. Says so once a file or sheet (`id_counts`). Ids that mean the same
 * rows in all files stay.
 *
 * @example
 * const apart = tellNumbersApart([...east.tables, ...west.tables], log); // two rolls of volunteers 1 to 30
 */
export function tellNumbersApart(given: readonly NormalizedTable[], log: Pick<FindingLog, 'add'>): NormalizedTable[] {
  let kept = [...given];
  for (const name of new Set(given.filter(isCounted).map((table) => table.name))) {
    const some = kept.filter(isCounted).filter((table) => table.name === name);
    const groups = numberings(some);
    if (groups.length < 2) continue;
    const renewed = new Map<NormalizedTable, NewIds & { readonly column: Column }>();
    for (const group of groups) {
      const [first] = group;
      const other = groups.find((one) => one !== group)?.[0];
      if (!first || !other) continue;
      for (const table of group) {
        const column = newIds(table, first);
        const numbers = table.columns[keyOf(name)];
        const ids = new Map<string, Cell>();
        for (let row = 0; numbers && row < table.rowCount; row++)
          ids.set(String(columnValue(numbers, row)), columnValue(column, row) ?? null);
        renewed.set(table, { table, ids, column });
        tell(table, other, log);
      }
    }
    const list = [...renewed.values()];
    kept = kept.map((table) => {
      const made = renewed.get(table);
      return made ? { ...table, columns: { ...table.columns, [keyOf(name)]: made.column } } : table;
    });
    kept = renameReferences(kept, name, list);
  }
  return kept;
}
